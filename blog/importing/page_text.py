"""Reads the text of a page as copied from a browser.

Help line; title; date, reading time and by-line; tags; summary; then headings, paragraphs and
lists. No word is lost: what the reader cannot place it leaves in a section or says in a note.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from django.utils.text import slugify

from blog.importing.draft import ArticleDraft, DraftBlock, build_source_id
from blog.importing.errors import NotAnArticle
from blog.importing.files import decode_text
from blog.importing.page_header import read_header
from blog.importing.page_kinds import choose_block
from blog.importing.page_layout import Element, LayoutParagraph, parse_elements
from blog.importing.page_sections import DraftSection, split_sections
from blog.importing.tag_line import TagSplit, split_tags

MAX_SUMMARY_LENGTH = 500


def recognises(content: bytes) -> bool:
    """Whether the content may be page text: anything that is no markup."""
    return not content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def read(content: bytes, known_topics: Collection[str]) -> ArticleDraft:
    """Return the article of a page text; `NotAnArticle` without a title or a text."""
    header = read_header(decode_text(content))
    body = parse_elements(header.body)
    if not body:
        raise NotAnArticle("has a title but no text. Copy the whole page.")
    summary, body = _split_summary(body)
    blocks, notes = _collect_blocks(split_sections(body))
    tags = split_tags(header.tag_line, known_topics)
    return ArticleDraft(
        source_id=_build_source_id(header.title),
        title=header.title,
        summary=summary,
        date_published=header.date_published,
        authors=header.authors,
        topics=tuple(dict.fromkeys(tags.topics)),
        blocks=blocks,
        notes=(*header.notes, *_report_tags(tags), *_report_gaps(summary, blocks), *notes),
    )


def _build_source_id(title: str) -> str:
    """A page text has no id. Its title is what stays when the text is edited."""
    return build_source_id("page-text", slugify(title, allow_unicode=True) or title)


def _report_gaps(summary: str, blocks: Sequence[DraftBlock]) -> Iterator[str]:
    if not summary:
        yield "No summary was found; write one."
    if blocks[0].kind != "introduction":
        yield "No introduction was found; write one, to stand first."


def _split_summary(body: list[Element]) -> tuple[str, list[Element]]:
    """Return the paragraph before the first heading, and the rest; a lone paragraph is text."""
    first, *rest = body
    if rest and isinstance(first, LayoutParagraph) and len(first.text) <= MAX_SUMMARY_LENGTH:
        return first.text, rest
    return "", body


def _report_tags(tags: TagSplit) -> Iterator[str]:
    for stretch in tags.unknown:
        yield f"“{stretch}” among the tags is no known topic. Name its topics with --topics."
    for word in tags.ambiguous:
        yield f"The tags “{word}” can be split in several ways; taken: {', '.join(tags.topics)}."


def _collect_blocks(
    parts: Iterable[DraftSection],
) -> tuple[tuple[DraftBlock, ...], tuple[str, ...]]:
    blocks: list[DraftBlock] = []
    notes: list[str] = []
    earlier: set[str] = set()
    for section in parts:
        placed = choose_block(section, earlier)
        blocks.append(placed.block)
        notes += placed.notes
        earlier.add(placed.block.kind)
    return tuple(blocks), tuple(notes)
