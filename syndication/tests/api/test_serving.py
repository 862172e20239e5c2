"""How the API answers: on condition, compressed, to browsers of any site, and not too often."""

import gzip

import pytest
from django.test import Client
from pytest_django import Settings

from blog.models import ArticleIndexPage, ArticlePage
from blog.publication.snapshots import update_snapshots
from blog.tests.factories import ArticlePageFactory

LIST = "/api/v1/articles/"


@pytest.fixture(autouse=True)
def article(article_index: ArticleIndexPage, settings: Settings) -> ArticlePage:
    settings.API_RATE = 0
    page = ArticlePageFactory(parent=article_index)
    update_snapshots([page.pk])
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
    update_snapshots([article.pk])
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


def test_address_without_its_slash_leads_on(client: Client) -> None:
    assert client.get("/api/v1/articles")["Location"] == LIST
