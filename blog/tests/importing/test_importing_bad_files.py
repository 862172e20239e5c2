"""A file that is no article gets an error that names it, and leaves nothing behind."""

import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from blog.importing.errors import UnreadableSource
from blog.importing.readers import read_article
from blog.models import ArticleIndexPage, ArticlePage, ImportedArticle, Topic
from blog.tests.importing.test_importing_words import SAMPLE
from review.models import Contributor

BILLION_LAUGHS = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Document id="1"><Focus>&b;</Focus></Document>"""
EXTERNAL = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<Document id="1"><Focus>&a;</Focus></Document>"""


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)


def writer(content: bytes | str) -> Callable[[Path], object]:
    data = content if isinstance(content, bytes) else content.encode()
    return lambda path: path.write_bytes(data)


BAD_FILES = {
    "missing": (lambda path: None, "cannot be read"),
    "directory": (Path.mkdir, "is not a file"),
    "pipe": (os.mkfifo, "is not a file"),
    "loop": (lambda path: path.symlink_to(path), "cannot be read"),
    "empty": (writer(b""), "is empty"),
    "blank": (writer(b" \n\n\t"), "is empty"),
    "binary": (writer(b"\x89PNG\r\n\x1a\n\x00\x01"), "binary"),
    "utf-16": (writer(SAMPLE.encode("utf-16")), "binary"),
    "nul": (writer(f"{SAMPLE}\0"), "binary"),
    "huge": (sparse, "50 MB"),
    "latin-1": (writer("Über Rückenschmerzen\n\nText.".encode("latin-1")), "UTF-8"),
    "title-only": (writer("Only a title"), "no text"),
    "malformed": (writer('<Document id="1"><Focus>Gout'), "not well-formed"),
    "html": (writer("<html><body>Gout</body></html>"), "no MedQuAD file"),
    "billion-laughs": (writer(BILLION_LAUGHS), "entities"),
    "external": (writer(EXTERNAL), "entities"),
    "no-focus": (writer('<Document id="1"><QAPairs/></Document>'), "no title"),
}
bad_files = pytest.mark.parametrize(("make", "reason"), BAD_FILES.values(), ids=BAD_FILES)


@pytest.fixture
def bad_file(tmp_path: Path, make: Callable[[Path], object]) -> Path:
    path = tmp_path / "bad.txt"
    make(path)
    return path


@bad_files
def test_error_names_the_file_and_what_is_wrong(bad_file: Path, reason: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        read_article(bad_file)
    assert str(bad_file) in str(error.value)
    assert reason in str(error.value)


@bad_files
def test_command_fails_and_makes_nothing(
    article_index: ArticleIndexPage, bad_file: Path, reason: str
) -> None:
    errors = StringIO()
    with pytest.raises(CommandError, match="1 of 1 files"):
        call_command("import_articles", str(bad_file), stdout=StringIO(), stderr=errors)
    assert str(bad_file) in errors.getvalue()
    assert reason in errors.getvalue()
    for model in (ArticlePage, ImportedArticle, Topic, Contributor):
        assert not model.objects.exists()


def test_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    path = tmp_path / "article.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    with pytest.raises(UnreadableSource, match="Permission denied"):
        read_article(path)


def test_name_with_a_nul_is_no_file() -> None:
    with pytest.raises(UnreadableSource):
        read_article(Path("bad\0name"))
