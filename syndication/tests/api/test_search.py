"""Search by the API: the results of the search page, as the description of the API has them."""

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pytest_django import Settings

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory, TopicFactory, body
from search.engines import get_engine
from search.indexing import load_all_records
from site_identity.models import SiteSettings
from syndication.api.openapi import build_description


@pytest.fixture(autouse=True)
def walking(
    article_index: ArticleIndexPage, search_index: None, site_settings: SiteSettings
) -> None:
    cache.clear()
    site_settings.emergency_number = "999"
    site_settings.save()
    page = ArticlePageFactory(
        parent=article_index,
        title="Walking",
        slug="walking",
        body=body(
            (
                "tips",
                {"heading": "Shoes", "items": [{"title": "Good shoes", "text": "<p>Walk</p>"}]},
            )
        ),
    )
    page.topics.add(TopicFactory(name="Back pain", slug="back-pain"))
    page.save()
    get_engine().rebuild(load_all_records())


def as_described(response: Any, schema: str) -> Any:
    """Return the answer, once it is shown to be as the description says."""
    answer = json.loads(response.content)
    components = build_description("http://testserver")["components"]
    described = {"$ref": f"#/components/schemas/{schema}", "components": components}
    Draft202012Validator(described).validate(answer)
    return answer


def ask(client: Client, **parameters: str) -> Any:
    response = client.get("/api/search/", parameters)
    assert response.status_code == 200
    return as_described(response, "SearchAnswer")


def test_answer_has_what_the_page_shows(client: Client) -> None:
    answer = ask(client, q="walking shoes")
    found = answer["results"][0]
    assert (answer["total"], answer["page"], answer["pages"]) == (1, 1, 1)
    assert found["url"] == "http://localhost/articles/walking/"
    assert found["topics"] == [{"name": "Back pain", "slug": "back-pain"}]
    assert found["passage"]["url"].startswith("http://localhost/articles/walking/#tips-")
    assert {"text": "shoes", "match": True} in found["passage"]["parts"]
    assert answer["facets"]["kind"]["tips"] == 1
    assert answer["urgent"] is None
    assert answer["terms"]["publisher"]["url"] == "http://localhost"


def test_misspelt_word_is_put_right_unless_exact(client: Client) -> None:
    assert ask(client, q="wlaking")["spelling"]["searched"] == "walking"
    assert ask(client, q="wlaking", exact="1")["total"] == 0


def test_filters_narrow(client: Client) -> None:
    assert ask(client, q="walking", topic="back-pain")["total"] == 1
    assert ask(client, q="walking", kind="evidence")["total"] == 0


def test_emergency_comes_with_its_number(client: Client) -> None:
    urgent = ask(client, q="chest pain")["urgent"]
    assert urgent["number"] == "999"


def test_answer_while_the_engine_is_down_is_limited(client: Client, settings: Settings) -> None:
    settings.SEARCH_INDEX_DIR = settings.DATA_DIR / "nothing-here"
    answer = ask(client, q="walking")
    assert answer["limited"]
    assert answer["total"] == 1


def test_unchanged_answer_is_not_sent_again(client: Client) -> None:
    first = client.get("/api/search/?q=walking")
    assert first["Cache-Control"] == "public, max-age=60"
    again = client.get("/api/search/?q=walking", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content
    other = client.get("/api/search/?q=shoes", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


def test_any_site_may_ask(client: Client) -> None:
    assert client.get("/api/search/?q=a+walk")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20", "?q=%22*%22"])
def test_search_without_words_is_refused(client: Client, query: str) -> None:
    response = client.get("/api/search/" + query)
    assert response.status_code == 400
    as_described(response, "Error")


def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/api/search/?q=walking").status_code == 405


def test_unknown_parameter_is_refused_by_name(client: Client) -> None:
    response = client.get("/api/search/?q=walking&topics=back-pain")
    assert response.status_code == 422
    assert "topics" in as_described(response, "Error")["error"]


@hypothesis_settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(
        {"q": st.text(max_size=40)},
        optional={
            "page": st.text(max_size=4),
            "topic": st.text(max_size=9),
            "kind": st.sampled_from(["tips", "x", ""]),
            "reviewed": st.sampled_from(["1", "9", "²", ""]),
        },
    )
)
def test_no_parameter_breaks_the_answer(
    client: Client, settings: Settings, parameters: dict[str, str]
) -> None:
    settings.API_RATE = 0
    response = client.get("/api/search/", parameters)
    assert response.status_code in {200, 400}
    if response.status_code == 200:
        as_described(response, "SearchAnswer")
