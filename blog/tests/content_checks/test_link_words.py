"""The words of a link say where it leads."""

import pytest

from blog.content_checks.links import is_vague
from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory, body
from review.tests.rules import found_by


@pytest.mark.parametrize(
    "words",
    [
        "here",
        "Click here",
        "click here.",
        "Read more »",
        "→ Find out more",
        "this link",
        "Click  the link",
        "learn more…",
        "https://example.org/back-pain",
        "www.example.org",
        "example.org/back-pain",
    ],
)
def test_vague_words_are_found(words: str) -> None:
    assert is_vague(words)


@pytest.mark.parametrize(
    "words",
    [
        "more about sciatica",
        "Read more about red flags",
        "here is how to lift",
        "exercises for your back",
        "the guideline of 2020",
        "example.org",
        "999",
        "write to help@example.org",
    ],
)
def test_words_that_say_where_are_not(words: str) -> None:
    assert not is_vague(words)


LINK = '<p>To stretch, <a href="https://example.org">{}</a>.</p>'
TABLE = {
    "heading": "Table",
    "table": {
        "caption": "",
        "columns": [{"type": "rich_text", "heading": "Link"}],
        "rows": [{"values": [LINK.format("click <b>here</b>")]}],
    },
}


@pytest.mark.parametrize(
    "block",
    [
        ("section", {"heading": "Text", "text": LINK.format("click <b>here</b>")}),
        ("key_points", {"heading": "Points", "points": [LINK.format("here")]}),
        ("tips", {"heading": "T", "items": [{"title": "Tip", "text": LINK.format("here")}]}),
        ("table", TABLE),
    ],
)
def test_vague_link_is_found_wherever_there_is_rich_text(
    article_index: ArticleIndexPage, block: tuple
) -> None:
    page = ArticlePageFactory(parent=article_index, body=body(block))
    [finding] = found_by("vague-link", page)
    assert finding.block_id == page.body[1].id


def test_link_that_says_where_it_leads_is_no_finding(article_index: ArticleIndexPage) -> None:
    section = ("section", {"heading": "Text", "text": LINK.format("watch these stretches")})
    page = ArticlePageFactory(parent=article_index, body=body(section))
    assert found_by("vague-link", page) == []
