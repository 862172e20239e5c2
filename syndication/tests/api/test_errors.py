"""Errors of the API: whatever goes wrong in whatever operation, the body has one shape."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from pytest_django import Settings
from wagtail.models import Site

from blog.models import ArticleIndexPage
from syndication.api.openapi import build_description
from syndication.api.response_schemas import Error

LIST = "/api/v1/articles/"
# Each by its address, for something that is not there.
OPERATIONS = [path.replace("{identifier}", "1") for path in build_description("")["paths"]]
ITEMS = [address for address in OPERATIONS if address.endswith("/1/")]
CHANGES = ("post", "put", "patch", "delete", "trace")
BROKEN = ("q=%00", "q=%ff", "\x00", "cursor=%00", "topic=%ff")
each_operation = pytest.mark.parametrize("address", OPERATIONS)


@pytest.fixture(autouse=True)
def any_number_of_requests(article_index: ArticleIndexPage, settings: Settings) -> None:
    settings.API_RATE = 0


def read_error(answer: Any, status: int) -> str:
    """Return the text of an error, once it is shown to be like every other."""
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["X-Robots-Tag"] == "noindex"
    body = json.loads(answer.content)
    Draft202012Validator(Error.model_json_schema()).validate(body)
    return body["error"]


@each_operation
def test_400_for_broken_bytes(client: Client, address: str) -> None:
    for query in BROKEN:
        answer = client.generic("GET", address, QUERY_STRING=query)
        assert "UTF-8" in read_error(answer, 400)


def test_400_for_a_search_without_words(client: Client) -> None:
    assert "?q=" in read_error(client.get("/api/search/?q=%20"), 400)


@each_operation
def test_404_where_there_is_no_site(client: Client, address: str) -> None:
    Site.objects.all().delete()
    read_error(client.get(address), 404)


@pytest.mark.parametrize("address", [*ITEMS, f"{LIST}?topic=none"])
def test_404_for_what_is_not_there(client: Client, address: str) -> None:
    assert "delete your copy" in read_error(client.get(address), 404)


@pytest.mark.parametrize(
    "address",
    [
        *("", "none/", "search/x/", "openapi.json/", "v1/", "v1/none/", "v1/search/"),
        *("v1/articles/x/", "v1/articles/0x1/", "v1/topics/%20/", "v1/topics/%0A/"),
    ],
)
def test_404_where_nothing_is(client: Client, address: str) -> None:
    assert "/api/v1/openapi.json" in read_error(client.get(f"/api/{address}"), 404)


@each_operation
def test_405_for_any_change(address: str) -> None:
    for method in CHANGES:
        answer = getattr(Client(enforce_csrf_checks=True), method)(address)
        assert answer["Allow"] == "GET, HEAD, OPTIONS"
        assert "GET, HEAD, OPTIONS" in read_error(answer, 405)


@each_operation
def test_422_for_an_unknown_parameter(client: Client, address: str) -> None:
    assert "misspelt" in read_error(client.get(address, {"q": "a", "misspelt": "1"}), 422)


@pytest.mark.parametrize("query", ["limit=x", "cursor=x", "modified_since=x", "fields=x"])
def test_422_for_a_wrong_parameter(client: Client, query: str) -> None:
    read_error(client.get(f"{LIST}?{query}"), 422)


def test_numbers_that_no_key_has_are_refused(client: Client) -> None:
    for number in ("0", "9" * 30):
        answer = client.get(f"{LIST}{number}/")
        assert answer.status_code in {404, 422}
        read_error(answer, answer.status_code)


@each_operation
def test_429_for_too_many_requests(client: Client, settings: Settings, address: str) -> None:
    settings.API_RATE = 1
    client.get(address)
    answer = client.get(address)
    assert 0 < int(answer["Retry-After"]) <= 60
    read_error(answer, 429)


@each_operation
def test_503_while_the_site_is_closed(client: Client, settings: Settings, address: str) -> None:
    settings.MAINTENANCE = True
    answer = client.get(address)
    assert int(answer["Retry-After"]) > 0
    assert answer["Cache-Control"] == "no-store"
    read_error(answer, 503)


@each_operation
def test_500_for_what_fails(client: Client, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr("syndication.api.views.find_site", fail)
    client.raise_request_exception = False
    read_error(client.get(address), 500)
