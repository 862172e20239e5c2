"""The emergency red flags of published articles show the urgent card too."""

import pytest
from django.core.management import call_command
from django.test import Client

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import RED_FLAGS, ArticlePageFactory, body
from search.models import EmergencySign
from search.urgent.signs import find_telling_stems, has_sign

SIGNS = ["<p>your <b>gums</b> turn blue and swollen</p>", "<p>fever</p>"]


@pytest.fixture
def published(article_index: ArticleIndexPage, search_index: None) -> ArticlePage:
    flags = RED_FLAGS | {"urgency": "emergency", "signs": SIGNS}
    page = ArticlePageFactory(
        parent=article_index, title="Gums", body=body(("red_flags", flags)), live=False
    )
    page.save_revision().publish()
    return ArticlePage.objects.get()


def card(client: Client, typed: str) -> bool:
    return 'data-urgent="article"' in client.get("/search/", {"q": typed}).content.decode()


@pytest.mark.parametrize(
    ("typed", "is_urgent"),
    [
        ("swollen blue gum turning", True),
        ("My gums turned blue, they are SWOLLEN!", True),
        ("blue gums", False),
        ("fever", False),
        ("gums turn red", False),
        ("gum " + "and then " * 20 + "turn blue swollen", False),
    ],
)
def test_search_with_all_words_of_a_sign_shows_the_card(
    client: Client, published: ArticlePage, typed: str, is_urgent: bool
) -> None:
    assert card(client, typed) == is_urgent


def test_card_says_the_sign_as_text(client: Client, published: ArticlePage) -> None:
    html = client.get("/search/?q=gums+turn+blue+swollen").content.decode()
    assert "This can be an emergency: your gums turn blue and swollen" in html


def test_sign_goes_with_its_article(client: Client, published: ArticlePage) -> None:
    published.unpublish()
    assert not card(client, "gums turn blue swollen")
    assert not EmergencySign.objects.exists()


def test_rebuilding_the_index_brings_back_the_signs(client: Client, published: ArticlePage) -> None:
    EmergencySign.objects.all().delete()
    call_command("rebuild_search_index")
    assert card(client, "gums turn blue swollen")


def test_changed_sign_is_the_one_that_counts(client: Client, published: ArticlePage) -> None:
    published.body[1].value["signs"][0] = published.body[1].value["signs"][1]
    published.save_revision().publish()
    assert not card(client, "gums turn blue swollen")


def test_urgent_flags_that_are_no_emergency_show_no_card(
    client: Client, article_index: ArticleIndexPage, search_index: None
) -> None:
    flags = RED_FLAGS | {"urgency": "urgent", "signs": SIGNS}
    page = ArticlePageFactory(parent=article_index, body=body(("red_flags", flags)), live=False)
    page.save_revision().publish()
    assert not card(client, "gums turn blue swollen")


def test_sign_is_found_in_any_order_within_a_stretch() -> None:
    sign = find_telling_stems("sudden weakness in both legs")
    assert has_sign(["leg", "sudden", "weak"], ["sudden", "leg"])
    assert not has_sign(["leg", *["x"] * 9, "sudden"], ["sudden", "leg"])
    assert "in" not in sign
