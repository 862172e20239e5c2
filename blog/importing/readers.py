"""Choose the reader of a file by its content."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from blog.importing import medquad, page_text
from blog.importing.draft import ArticleDraft, compute_digest
from blog.importing.errors import NotAnArticle, UnreadableSource
from blog.importing.files import read_bytes


class Reader(NamedTuple):
    """`recognises` looks at the bytes only; `read` also gets the known topic slugs."""

    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, Collection[str]], ArticleDraft]


# The first that recognises the content reads it; page text takes whatever is left.
READERS = (
    Reader(medquad.recognises, medquad.read),
    Reader(page_text.recognises, page_text.read),
)


def read_article(path: Path, known_topics: Collection[str] = ()) -> ArticleDraft:
    """Return the article in a file; `UnreadableSource`, naming the file, if there is none."""
    content = read_bytes(path)
    try:
        draft = _read(content, known_topics)
    except NotAnArticle as error:
        raise UnreadableSource(path, str(error)) from error
    return replace(draft, digest=compute_digest(draft))


def _read(content: bytes, known_topics: Collection[str]) -> ArticleDraft:
    for reader in READERS:
        if reader.recognises(content):
            return reader.read(content, known_topics)
    raise NotAnArticle("is in no known format. Save it as page text (.txt) or MedQuAD XML.")
