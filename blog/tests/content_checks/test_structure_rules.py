"""Red flags are there, in time and without distraction; headings nest."""

from typing import Any

import pytest

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import RED_FLAGS, ArticlePageFactory, body
from review.content_checks import Level, run_checks
from review.tests.rules import found_by

FLAGS = ("red_flags", RED_FLAGS)
SECTION = ("section", {"heading": "More", "text": "<p>Text</p>"})
CONCLUSION = ("conclusion", {"heading": "Conclusion", "text": "<p>Keep moving.</p>"})
DISCLAIMER = ("disclaimer", {"heading": "Disclaimer", "text": ""})
LINKS = {
    "number": '<p><a href="tel:999">call 999</a></p>',
    "website": '<p><a href="https://example.org">a site</a></p>',
    "page": '<p><a linktype="page" id="1">a page</a></p>',
    "source": '<p>Go now<embed embedtype="citation" id="1"/></p>',
}


def article(index: ArticleIndexPage, *blocks: tuple[str, Any], **fields: Any) -> ArticlePage:
    return ArticlePageFactory(parent=index, body=body(*blocks), live=False, **fields)


@pytest.mark.parametrize("kind", ["condition", "treatment"])
def test_article_that_needs_red_flags_is_blocked_without(
    article_index: ArticleIndexPage, kind: str
) -> None:
    [finding] = [
        finding
        for finding in run_checks(article(article_index, SECTION, kind=kind))
        if finding.id == "red-flags-missing"
    ]
    assert finding.level == Level.ERROR
    assert found_by("red-flags-missing", article(article_index, FLAGS, kind=kind)) == []


def test_article_of_another_kind_needs_no_red_flags(article_index: ArticleIndexPage) -> None:
    assert found_by("red-flags-missing", article(article_index, SECTION, kind="other")) == []


@pytest.mark.parametrize(
    "blocks", [[SECTION, FLAGS], [SECTION, FLAGS, DISCLAIMER], [SECTION, FLAGS, FLAGS, DISCLAIMER]]
)
def test_red_flags_at_the_end_are_found(article_index: ArticleIndexPage, blocks: list) -> None:
    page = article(article_index, *blocks)
    [finding] = found_by("red-flags-last", page)
    assert finding.block_id == page.body[2].id


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [SECTION],
        [FLAGS],
        [FLAGS, DISCLAIMER],
        [SECTION, FLAGS, CONCLUSION, DISCLAIMER],
        [FLAGS, SECTION, FLAGS],
    ],
)
def test_red_flags_that_are_read_in_time_are_not(
    article_index: ArticleIndexPage, blocks: list
) -> None:
    assert found_by("red-flags-last", article(article_index, *blocks)) == []


@pytest.mark.parametrize(
    ("urgency", "link", "count"),
    [
        ("emergency", "website", 1),
        ("emergency", "page", 1),
        ("emergency", "number", 0),
        ("emergency", "source", 0),
        ("urgent", "website", 0),
    ],
)
@pytest.mark.parametrize("field", ["lead_in", "signs", "what_to_do"])
def test_only_numbers_to_call_are_links_in_an_emergency(
    article_index: ArticleIndexPage, urgency: str, link: str, count: int, field: str
) -> None:
    text = [LINKS[link]] if field == "signs" else LINKS[link]
    page = article(article_index, ("red_flags", RED_FLAGS | {"urgency": urgency, field: text}))
    findings = found_by("link-in-emergency", page)
    assert [finding.block_id for finding in findings] == [page.body[1].id] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<p>Text</p>", 0),
        ("<h3>One</h3><h4>Two</h4><h4>Three</h4><h3>Four</h3>", 0),
        ("<h4>Deep</h4>", 1),
        ("<h4>Deep</h4><h3>Less</h3>", 1),
        ("<h3> </h3>", 1),
        ("<h3>One</h3><h4><br/></h4>", 1),
        ("<h3><b>Bold</b></h3>", 0),
    ],
)
def test_headings_are_neither_empty_nor_skip_a_level(
    article_index: ArticleIndexPage, text: str, count: int
) -> None:
    page = article(article_index, ("section", {"heading": "Section", "text": text}))
    assert len(found_by("heading-order", page)) == count
