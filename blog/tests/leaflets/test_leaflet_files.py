"""Leaflets as files: what they say of themselves, how they are kept and what they cost."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from time import perf_counter, time
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader
from pytest_django import Settings

from blog.leaflets import typesetting
from blog.leaflets.sizes import Size
from blog.leaflets.storage import get_folder, get_or_create_leaflet
from blog.leaflets.typesetting import LeafletUnavailable, compute_digest, typeset
from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.record.text_document import TextDocument, build_text_document
from blog.tests.factories import ArticlePageFactory, ContributorFactory, body
from blog.tests.leaflets.leaflets import BLOCKS, SIZES, fetch, preview_of, read, sources, tags
from blog.tests.rich_text.cited_articles import evidence
from site_identity.identity import identity_of

MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def leaflet_folder(settings: Settings, tmp_path: Path) -> None:
    settings.LEAFLET_DIR = tmp_path / "leaflets"


@pytest.fixture
def page(article_index: ArticleIndexPage) -> ArticlePage:
    """An article with a block of every kind."""
    blocks = [preview_of(kind, block) for kind, block in BLOCKS.items() if kind != "introduction"]
    page = ArticlePageFactory(
        parent=article_index, title="Walking", body=body(*blocks, evidence(*sources()))
    )
    page.article_authors.add(ArticleAuthor(contributor=ContributorFactory(name="Sample Team")))
    page.save()
    return ArticlePage.objects.get(pk=page.pk)


@pytest.fixture
def leaflet(page: ArticlePage) -> TextDocument:
    return build_text_document(page.reading, identity_of(page.get_site()))


@pytest.mark.parametrize("size", SIZES)
def test_file_says_what_it_is(client: Client, page: ArticlePage, size: str) -> None:
    reader = read(fetch(client, page, size))
    root: Any = reader.root_object
    metadata = root["/Metadata"].get_object().get_data().decode()
    assert reader.metadata
    assert reader.metadata.title == "Walking"
    assert reader.metadata.author == "Sample Team"
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert {str(sheet["/Tabs"]) for sheet in reader.pages} == {"/S"}


@pytest.mark.parametrize("size", SIZES)
def test_structure_is_that_of_the_article(client: Client, page: ArticlePage, size: str) -> None:
    found = tags(read(fetch(client, page, size)))
    levels = [int(kind[1]) for kind, _ in found if kind in {"H1", "H2", "H3", "H4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(alt for kind, alt in found if kind == "Figure")
    assert {"Figure", "Table", "TH", "TD", "L", "LI", "Link"} <= {kind for kind, _ in found}


def test_bookmarks_are_the_headings_and_lead_to_the_references(
    client: Client, page: ArticlePage
) -> None:
    reader = read(fetch(client, page))
    names = bookmarks(reader)
    assert names[0] == "Walking"
    headings = [section.heading for section in page.reading.record.sections if section.heading]
    for heading in [*headings, "References"]:
        assert any(heading in name for name in names)


def bookmarks(reader: PdfReader) -> list[str]:
    def flat(outline: list) -> list[str]:
        return [
            name
            for one in outline
            for name in (flat(one) if isinstance(one, list) else [str(one.title)])
        ]

    return flat(reader.outline)


@pytest.mark.parametrize(
    "change",
    [
        lambda leaflet: replace(leaflet, title="Other"),
        lambda leaflet: replace(leaflet, footer=("Other",)),
        lambda leaflet: replace(leaflet, sources=()),
        lambda leaflet: replace(leaflet, notices=()),
    ],
)
def test_any_change_makes_another_file(
    leaflet: TextDocument, change: Callable[[TextDocument], TextDocument]
) -> None:
    assert compute_digest(change(leaflet), Size.A4) != compute_digest(leaflet, Size.A4)


def test_template_library_and_size_count_too(
    leaflet: TextDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = {compute_digest(leaflet, size) for size in Size}
    monkeypatch.setattr(typesetting, "load_template", lambda: "")
    digests.add(compute_digest(leaflet, Size.A4))
    monkeypatch.setattr(typesetting, "version", lambda name: "0")
    digests.add(compute_digest(leaflet, Size.A4))
    assert len(digests) == 5


def test_same_article_has_the_same_digest(page: ArticlePage, leaflet: TextDocument) -> None:
    again = ArticlePage.objects.get(pk=page.pk)
    other = build_text_document(again.reading, identity_of(again.get_site()))
    assert compute_digest(other, Size.A4) == compute_digest(leaflet, Size.A4)


def test_several_at_once_leave_one_whole_file(leaflet: TextDocument) -> None:
    leaflet = replace(leaflet, sections=leaflet.sections[:1])
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: get_or_create_leaflet(1, leaflet, Size.A4), range(8)))
    [file] = get_folder(1).iterdir()
    assert file.suffix == ".pdf"
    assert read(file.read_bytes()).pages
    assert all(one.content.startswith(b"%PDF") for one in made)


def test_earlier_versions_and_what_a_killed_process_left_are_removed(leaflet: TextDocument) -> None:
    folder = get_folder(1)
    folder.mkdir(parents=True)
    for name, age in (("a4-1.pdf", 0), ("a4-2.x.part", 9_999), ("a4-3.x.part", 0), ("a5-1.pdf", 0)):
        (folder / name).touch()
        os.utime(folder / name, (time() - age,) * 2)
    stored = get_or_create_leaflet(1, leaflet, Size.A4)
    kept = {f"a4-{stored.digest}.pdf", "a4-3.x.part", "a5-1.pdf"}
    assert {path.name for path in folder.iterdir()} == kept


def test_one_that_takes_too_long_holds_up_nobody(
    leaflet: TextDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typesetting, "LOCK_TIMEOUT", 0.01)
    with typesetting._typesetting_lock, pytest.raises(LeafletUnavailable):
        typeset(leaflet, Size.A4)


@pytest.mark.parametrize("size", Size)
def test_leaflet_takes_less_than_two_seconds(leaflet: TextDocument, size: Size) -> None:
    start = perf_counter()
    typeset(leaflet, size)
    assert perf_counter() - start < 2


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux")
def test_memory_does_not_grow_with_the_leaflets(leaflet: TextDocument) -> None:
    def make(first: int, last: int) -> None:
        for number in range(first, last):
            typeset(replace(leaflet, title=f"Leaflet {number}"), Size.A4)

    make(0, 15)
    before = resident()
    make(15, 55)
    assert resident() - before < 30 * MEGABYTE


def resident() -> int:
    """Return the memory of this process, in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
