"""Leaflets are PDF/UA-1: every block, in every size, by the judgement of veraPDF."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.factories import RED_FLAGS, ArticlePageFactory, ContributorFactory, body
from blog.tests.leaflets.leaflets import BLOCKS, SIZES, fetch, preview_of, sources
from blog.tests.rich_text.cited_articles import evidence, inline
from tests.pdf.verapdf import faults

pytestmark = pytest.mark.verapdf


@pytest.fixture(autouse=True)
def leaflet_folder(settings: Settings, tmp_path: Path) -> None:
    settings.LEAFLET_DIR = tmp_path / "kept"


def test_verapdf_finds_what_is_wrong(tmp_path: Path) -> None:
    blank = tmp_path / "blank.pdf"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]
    objects = b"".join(b"%d 0 obj%sendobj\n" % (n, part) for n, part in enumerate(parts, 1))
    blank.write_bytes(b"%PDF-1.7\n" + objects + b"trailer<</Root 1 0 R/Size 4>>\n%%EOF")
    assert faults([blank])["blank.pdf"]


def test_leaflets_conform(client: Client, article_index: ArticleIndexPage, tmp_path: Path) -> None:
    pages = {kind: one_block(article_index, kind) for kind in BLOCKS}
    pages["everything"] = everything(article_index)
    files = []
    for name, page in pages.items():
        for size in SIZES:
            files.append(tmp_path / f"{name}-{size}.pdf")
            files[-1].write_bytes(fetch(client, page, size))
    assert faults(files) == {file.name: [] for file in files}


def one_block(index: ArticleIndexPage, kind: str) -> ArticlePage:
    blocks = [] if kind == "introduction" else [preview_of(kind, BLOCKS[kind])]
    return ArticlePageFactory(parent=index, body=body(*blocks))


def everything(index: ArticleIndexPage) -> ArticlePage:
    """Return an article with all that a leaflet can have, one source of it retracted."""
    first, second = sources()
    text = (
        f"<h3>Third</h3><p><b>Bold</b> <i>italic</i> H<sub>2</sub>O 中{inline(first)}</p>"
        f'<h4>Fourth</h4><ul><li>one<ul><li>nested</li></ul></li><li>two{inline(second)}</li></ul>'
        '<ol><li>first</li></ol><p><a href="https://example.org/">link</a></p>'
    )  # fmt: skip
    columns = [{"type": "text", "heading": f"Column {number}"} for number in range(9)]
    wide = {"caption": "Wide", "columns": columns, "rows": [{"values": ["cell"] * 9}] * 3}
    risk = {"heading": "Risk", "outcome": "have it", "out_of": "1000", "events": 9}
    kind, picture = preview_of("image", BLOCKS["image"])
    blocks = [
        ("section", {"heading": "Text", "text": text}),
        *(("red_flags", RED_FLAGS | {"urgency": urgency}) for urgency in ("urgent", "non_urgent")),
        (kind, picture | {"decorative": True, "alt_text": ""}),
        ("risk", risk | {"references": []}),
        ("table", {"heading": "", "table": wide}),
        evidence(first, second),
    ]
    page = ArticlePageFactory(
        parent=index,
        body=body(*blocks),
        how_made="Written by people.",
        funding="none",
        attribution='<p><a href="https://example.org/">CC BY</a></p>',
    )
    page.article_authors.add(ArticleAuthor(contributor=ContributorFactory()))
    second.status = "retracted"
    second.save()
    ArticlePage.objects.filter(pk=page.pk).update(last_published_at="2026-01-02T03:04Z")
    return ArticlePage.objects.get(pk=page.pk)
