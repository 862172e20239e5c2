"""What is suggested while a reader types, through HTTP."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import PageViewRestriction

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, TopicFactory
from search.engines import get_engine
from search.indexing import load_all_records
from search.models import DailyQuery
from search.suggestions import Suggestion, find_queries
from search.tests.records import record
from search.tests.test_search_page import HOSTILE


@pytest.fixture
def walking(article_index: ArticleIndexPage, search_index: None) -> ArticlePage:
    page = ArticlePageFactory(parent=article_index, title="Walking & back pain", slug="walking")
    page.topics.add(TopicFactory(name="Long-term back pain", slug="back-pain"))
    page.save()
    TopicFactory(name="Back pain nobody wrote about")
    get_engine().rebuild(load_all_records())
    return page


def answer(client: Client, typed: str) -> dict[str, Any]:
    response = client.get("/search/suggestions/", {"q": typed})
    assert response.status_code == 200
    return json.loads(response.content)


def texts(client: Client, typed: str) -> list[str]:
    return [found["text"] for found in answer(client, typed)["suggestions"]]


def test_articles_and_topics_are_suggested_with_their_addresses(
    client: Client, walking: ArticlePage
) -> None:
    topic = "/articles/topics/back-pain/"
    assert answer(client, "back  pa") == {
        "suggestions": [
            article_json("Walking & back pain", walking.url),
            {"kind": "topic", "label": "Topic", "text": "Long-term back pain", "url": topic},
        ],
        "urgent": False,
    }


def article_json(title: str, url: str) -> dict[str, str]:
    return {"kind": "article", "label": "Article", "text": title, "url": url}


@pytest.mark.parametrize("typed", ["long", "TERM ba", "ba", "pain"])
def test_topic_is_suggested_by_the_beginning_of_any_word(
    client: Client, walking: ArticlePage, typed: str
) -> None:
    assert "Long-term back pain" in texts(client, typed)


@pytest.mark.parametrize("typed", ["ack", "erm", "b%", "b_", "gout"])
def test_topic_is_not_suggested_by_the_inside_of_a_word(
    client: Client, walking: ArticlePage, typed: str
) -> None:
    assert texts(client, typed) == []


@pytest.mark.parametrize("typed", ["", "b", "b ", "-b-", "back pain " * 11])
def test_nothing_is_suggested_for_too_little_or_too_much(
    client: Client, walking: ArticlePage, typed: str
) -> None:
    assert texts(client, typed) == []


@pytest.fixture
def nine_of_each(article_index: ArticleIndexPage, search_index: None) -> None:
    for number in range(9):
        page = ArticlePageFactory(parent=article_index, title=f"Gout {number}")
        page.topics.add(TopicFactory(name=f"Gout topic {number}"))
        page.save()
    get_engine().rebuild(load_all_records())


def test_at_most_four_articles_and_two_topics_are_suggested(
    client: Client, nine_of_each: None
) -> None:
    kinds = [found["kind"] for found in answer(client, "gout")["suggestions"]]
    assert kinds == ["article"] * 4 + ["topic"] * 2


def test_article_that_readers_may_no_longer_see_is_not_suggested_nor_its_topic(
    client: Client, walking: ArticlePage
) -> None:
    PageViewRestriction.objects.create(page=walking, restriction_type="login")
    get_engine().replace([record(walking.pk, walking.title)])  # the index is behind
    assert texts(client, "back") == []


@pytest.mark.parametrize("typed", ["walking chest pain", "chest pain " * 20])
def test_emergency_gets_no_suggestions_so_that_its_card_is_seen(
    client: Client, walking: ArticlePage, typed: str
) -> None:
    ArticlePageFactory(parent=walking.get_parent(), title="Walking with chest pain")
    get_engine().rebuild(load_all_records())
    assert texts(client, "walking")
    assert answer(client, typed) == {"suggestions": [], "urgent": True}


def test_popular_query_leads_to_its_search_unless_it_is_an_emergency(db: None) -> None:
    for day in range(3):
        for query in ("b & leg", "b chest pain"):
            when = timezone.localdate() - timedelta(days=day)
            DailyQuery.objects.create(day=when, query=query, searches=5, hits=1)
    assert find_queries("b") == [Suggestion("query", "b & leg", "/search/?q=b+%26+leg")]


def test_topics_alone_are_suggested_when_the_engine_is_down(
    client: Client,
    walking: ArticlePage,
    settings: Settings,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "nothing-here"
    assert texts(client, "back") == ["Long-term back pain"]
    assert "Only topics are suggested" in caplog.text
    assert "back" not in caplog.text


def test_suggestions_are_kept_a_minute_and_out_of_search_engines(
    client: Client, walking: ArticlePage
) -> None:
    response = client.get("/search/suggestions/", {"q": "back"})
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert response["Vary"] == "Accept-Encoding"
    assert client.post("/search/suggestions/").status_code == 405


def test_queries_do_not_grow_with_the_suggestions(
    client: Client, nine_of_each: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    texts(client, "gout")
    with django_assert_max_num_queries(6):
        texts(client, "gout")


def test_hostile_text_is_answered(client: Client, walking: ArticlePage) -> None:
    for typed in HOSTILE:
        answer(client, typed)


@pytest.mark.parametrize("sent", ["%00", "%FF%FE", "%ED%A0%BD"])
def test_broken_text_gets_a_clear_answer(client: Client, walking: ArticlePage, sent: str) -> None:
    assert client.get(f"/search/suggestions/?q=a{sent}").status_code == 400


@hypothesis_settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60))
def test_no_text_breaks_the_suggestions(client: Client, walking: ArticlePage, typed: str) -> None:
    response = client.get("/search/suggestions/", {"q": typed})
    assert response.status_code == (400 if "\0" in typed else 200)
