"""Red flags say how soon to act, in the same words everywhere, and are few."""

import re

import pytest
from django.test import Client

from blog.choices import Urgency
from blog.models import ArticleIndexPage
from blog.tests.factories import RED_FLAGS, ArticlePageFactory, body
from review.tests.rules import found_by

HOW_SOON = {
    "emergency": "Get help now.",
    "urgent": "Speak to a health professional today.",
    "non_urgent": "Make an appointment with a health professional.",
}


def card(client: Client, index: ArticleIndexPage, **fields: str) -> str:
    page = ArticlePageFactory(parent=index, body=body(("red_flags", RED_FLAGS | fields)))
    html = client.get(page.url).content.decode()
    found = re.search(r'<section class="care-card .*?</section>', html, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.parametrize("urgency", Urgency.values)
@pytest.mark.parametrize("empty", ["", "<p></p>", '<p data-block-key="a1"> </p>'])
def test_card_that_does_not_say_what_to_do_says_how_soon(
    client: Client, article_index: ArticleIndexPage, urgency: str, empty: str
) -> None:
    html = card(client, article_index, urgency=urgency, what_to_do=empty)
    assert f"<strong>{HOW_SOON[urgency]}</strong>" in html


@pytest.mark.parametrize("urgency", Urgency.values)
def test_card_says_what_to_do_in_the_words_of_its_editor(
    client: Client, article_index: ArticleIndexPage, urgency: str
) -> None:
    html = card(client, article_index, urgency=urgency, what_to_do="<p>Ring the clinic.</p>")
    assert "Ring the clinic." in html
    assert HOW_SOON[urgency] not in html


def test_prefix_is_inside_the_only_heading_of_a_card(
    client: Client, article_index: ArticleIndexPage
) -> None:
    html = card(client, article_index, urgency="urgent")
    [heading] = re.findall(r"<h2[^>]*>(.*?)</h2>", html, re.DOTALL)
    assert "Urgent advice:" in heading
    assert html.count("Urgent advice:") == 1
    assert not re.search(r"<h[13-6]|role=", html)


@pytest.mark.parametrize(
    ("urgencies", "place"),
    [
        ([], None),
        (["emergency", "urgent", "non_urgent"], None),
        (["urgent", "emergency", "urgent"], 3),
        (["", "urgent"], 2),
        (["urgent"] * 4, 4),
    ],
)
def test_many_cards_and_cards_of_one_urgency_are_found(
    article_index: ArticleIndexPage, urgencies: list[str], place: int | None
) -> None:
    cards = [("red_flags", RED_FLAGS | {"urgency": urgency}) for urgency in urgencies]
    page = ArticlePageFactory(parent=article_index, body=body(*cards), live=False)
    findings = found_by("red-flags-crowded", page)
    assert [finding.block_id for finding in findings] == (
        [] if place is None else [page.body[place].id]
    )
