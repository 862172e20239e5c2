"""The picture of an article for shared links: what it says, how it is kept, what it costs."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import PageViewRestriction

from blog.cards import drawing
from blog.cards.card import Card, build_card
from blog.cards.drawing import MARGIN, SIZE, WIDTH, draw_card, fit_title, load_font, wrap_text
from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.crawling import Crawled
from blog.tests.factories import ArticlePageFactory, TopicFactory, approve

MOST_BYTES = 100_000
LONG = "What to expect after an operation on the lower back and how to get better "


@pytest.fixture(autouse=True)
def card_folder(settings: Settings, tmp_path: Path) -> Path:
    settings.CARD_DIR = tmp_path / "cards"
    return tmp_path / "cards"


@pytest.fixture
def article(article_index: ArticleIndexPage) -> ArticlePage:
    page = ArticlePageFactory(parent=article_index, title="Walking", slug="walking")
    page.topics.add(TopicFactory(name="Back pain"))
    page.save()
    return ArticlePage.objects.get(pk=page.pk)


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*.png")]


def test_article_names_its_picture_and_what_it_says(client: Client, article: ArticlePage) -> None:
    crawled = Crawled(client, article.url)
    address = crawled.meta("og:image")
    assert address.startswith("http://localhost/articles/walking/card.png?v=")
    assert crawled.meta("og:image:alt") == "Walking. Not reviewed"
    sizes = (crawled.meta("og:image:width"), crawled.meta("og:image:height"))
    response = client.get(address.removeprefix("http://localhost"))
    assert response["Content-Type"] == "image/png"
    assert tuple(map(str, Image.open(BytesIO(response.content)).size)) == sizes


def test_picture_is_drawn_once_and_confirmed_after_that(
    client: Client, article: ArticlePage, card_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(f"{article.url}card.png")
    assert len(files(card_folder)) == 1
    monkeypatch.setattr(drawing, "draw_card", None)
    assert client.get(f"{article.url}card.png").content == first.content
    confirmed = client.get(f"{article.url}card.png", headers={"if-none-match": first["ETag"]})
    assert (confirmed.status_code, confirmed.content) == (304, b"")
    assert client.head(f"{article.url}card.png").status_code == 200


def test_new_title_makes_a_new_picture_at_a_new_address(
    client: Client, article: ArticlePage, card_folder: Path
) -> None:
    address = Crawled(client, article.url).meta("og:image")
    before = client.get(f"{article.url}card.png").content
    article.title = "Resting"
    article.save()
    assert Crawled(client, article.url).meta("og:image") != address
    assert client.get(f"{article.url}card.png").content != before
    assert len(files(card_folder)) == 1


def test_picture_says_when_it_was_reviewed(article: ArticlePage) -> None:
    when = datetime(2026, 6, 1, 12, tzinfo=UTC)
    approve(article, reviewed_at=when, next_review_due=date(2028, 6, 1))
    page = ArticlePage.objects.get(pk=article.pk)
    assert build_card(page.reading.record) == Card("Walking", "Back pain", "Reviewed 1 June 2026")
    with time_machine.travel("2028-06-02"):
        page = ArticlePage.objects.get(pk=article.pk)
        assert build_card(page.reading.record).reviewed == "Reviewed 1 June 2026, now overdue"


def test_private_article_shows_no_picture(client: Client, article: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type="login")
    assert client.get(f"{article.url}card.png").status_code == 302


def test_picture_goes_with_its_article(
    client: Client, article: ArticlePage, card_folder: Path, immediate_tasks: None
) -> None:
    client.get(f"{article.url}card.png")
    article.unpublish()
    assert files(card_folder) == []


def test_folder_that_cannot_be_written_to_costs_no_picture(
    client: Client, article: ArticlePage, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    settings.CARD_DIR = tmp_path / "file"
    assert client.get(f"{article.url}card.png").status_code == 200


def test_picture_costs_few_queries(
    client: Client, article: ArticlePage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(f"{article.url}card.png")
    with django_assert_max_num_queries(14):
        client.get(f"{article.url}card.png")


TITLES = ["", "x", LONG, LONG * 20, "Pneumono" * 40, "痛み 坐骨神経痛", "עברית", "\x00\ud800", "😀"]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_drawn_within_the_picture(title: str) -> None:
    picture = draw_card(Card(title, title, title), title)
    assert len(picture) < MOST_BYTES
    assert Image.open(BytesIO(picture)).size == SIZE


@given(st.text(max_size=300))
@hypothesis_settings(deadline=None, max_examples=60)
def test_no_line_of_a_title_is_wider_than_its_room(title: str) -> None:
    size, lines = fit_title(title)
    room = WIDTH - 2 * MARGIN
    assert all(load_font(size, bold=True).getlength(line) <= room for line in lines)


def test_title_keeps_its_words_unless_it_is_too_long() -> None:
    size, lines = fit_title(LONG)
    assert " ".join(lines) == LONG.strip()
    assert fit_title("Walking")[0] > size
    assert fit_title(LONG * 9)[1][-1].endswith("…")
    assert list(wrap_text("", load_font(size))) == []
