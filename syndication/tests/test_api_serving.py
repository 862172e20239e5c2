"""How the API answers: on condition, compressed, to browsers of any site, and not too often."""

import gzip
import json

import pytest
from django.test import Client
from pytest_django import Settings
from time_machine import TimeMachineFixture

from blog.models import ArticleIndexPage, ArticlePage
from blog.publication.snapshots import update_published
from blog.tests.factories import ArticlePageFactory

LIST = "/api/v1/articles/"


@pytest.fixture(autouse=True)
def article(article_index: ArticleIndexPage, settings: Settings) -> ArticlePage:
    settings.API_RATE = 0
    page = ArticlePageFactory(parent=article_index)
    update_published([page.pk])
    return page


def test_same_answer_is_not_sent_again(client: Client, article: ArticlePage) -> None:
    etag = client.get(LIST)["ETag"]
    for known in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        again = client.get(LIST, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == etag
        assert again["Access-Control-Allow-Origin"] == "*"
    article.title = "Another"
    article.save()
    update_published([article.pk])
    assert client.get(LIST, headers={"If-None-Match": etag}).status_code == 200


def test_head_has_all_but_the_body(client: Client) -> None:
    whole, head = client.get(LIST), client.head(LIST)
    assert (head.status_code, head.content) == (200, b"")
    assert {**head.headers} == {**whole.headers}
    assert client.head(LIST, headers={"If-None-Match": whole["ETag"]}).status_code == 304


def test_answer_is_compressed_for_who_can_read_that(client: Client) -> None:
    whole = client.get(LIST)
    packed = client.get(LIST, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == whole.content
    known = {"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]}
    assert client.get(LIST, headers=known).status_code == 304


def test_browsers_of_other_sites_may_ask(client: Client) -> None:
    asked = {"Origin": "https://other.example", "Access-Control-Request-Method": "GET"}
    preflight = client.options(LIST, headers=asked)
    assert preflight.status_code == 204
    assert preflight["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for address in (LIST, f"{LIST}999/", "/api/v1/openapi.json", "/api/v1/none/", f"{LIST}?x=1"):
        assert client.get(address)["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_changed(client: Client, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(LIST)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["error"]


def test_answers_set_no_cookie_and_are_kept_out_of_search_engines(client: Client) -> None:
    answer = client.get(LIST)
    assert not answer.cookies
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    "address", ["", "none/", "articles/x/", "articles/0x1/", "topics/%20/", "topics/%0A/"]
)
def test_where_nothing_is_an_error_says_so_in_json(client: Client, address: str) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 404
    assert "/api/v1/openapi.json" in answer.json()["error"]


def test_address_without_its_slash_leads_on(client: Client) -> None:
    assert client.get("/api/v1/articles")["Location"] == LIST


@pytest.mark.parametrize("query", ["cursor=%00", "topic=%ff", "\x00"])
def test_broken_bytes_are_refused_in_json(client: Client, query: str) -> None:
    answer = client.generic("GET", LIST, QUERY_STRING=query)
    assert answer.status_code == 400
    assert json.loads(answer.content)["error"]


def test_numbers_that_no_key_has_are_refused(client: Client) -> None:
    for number in ("0", "9" * 30):
        assert client.get(f"{LIST}{number}/").status_code in {404, 422}


def test_who_asks_too_often_waits(
    client: Client, settings: Settings, time_machine: TimeMachineFixture
) -> None:
    time_machine.move_to("2026-03-02T12:00:30Z", tick=False)
    settings.API_RATE = 2
    answers = [client.get(LIST) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "30"
    assert answers[2]["Access-Control-Allow-Origin"] == "*"
    assert client.options(LIST).status_code == 204
