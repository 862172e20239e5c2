"""One description of the whole API, which every operation answers by."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from pytest_django import Settings
from wagtail.models import ReferenceIndex

import syndication
from blog.models import ArticleIndexPage
from blog.publication.snapshots import update_snapshots
from blog.tests.factories import ArticlePageFactory, TopicFactory, approve, body
from blog.tests.leaflets.leaflets import sources
from blog.tests.rich_text.cited_articles import evidence
from search.engines import get_engine
from search.indexing import load_all_records
from syndication.api.examples import LISTED, ONE, build_example
from syndication.api.openapi import build_description
from syndication.api.responses import ERRORS
from syndication.api.views import api

DESCRIPTION = "/api/v1/openapi.json"
OPENAPI = build_description("http://testserver")
PATHS: dict[str, Any] = OPENAPI["paths"]
ERROR = {"$ref": "#/components/schemas/Error"}


@pytest.fixture
def identifiers(
    article_index: ArticleIndexPage, search_index: None, settings: Settings
) -> dict[str, str]:
    """An article with all that is listed, in the index, and the identifier of each."""
    settings.API_RATE = 0
    [source] = sources(1)
    page = ArticlePageFactory(parent=article_index, title="Walking", body=body(evidence(source)))
    page.topics.add(TopicFactory(slug="feet"))
    page.save()
    reviewer = approve(page).reviewer
    ReferenceIndex.create_or_update_for_object(page)
    update_snapshots([page.pk])
    get_engine().rebuild(load_all_records())
    return {
        "articles": str(page.pk),
        "topics": "feet",
        "contributors": reviewer.slug,
        "references": str(source.pk),
    }


def as_described(content: Any, of: dict[str, Any]) -> None:
    [media] = of["content"].values()
    Draft202012Validator(media["schema"] | {"components": OPENAPI["components"]}).validate(content)


def test_description_is_valid_and_served(client: Client, db: None) -> None:
    served = client.get(DESCRIPTION).json()
    validate(served)
    assert served == OPENAPI
    assert served["openapi"].startswith("3.1")
    assert served["servers"] == [{"url": "http://testserver"}]


def test_there_is_one_description_of_every_operation(client: Client, db: None) -> None:
    lists = [f"/api/v1/{kind}/" for kind in ("articles", "topics", "contributors", "references")]
    assert {*PATHS} == {"/api/search/", *lists, *(f"{path}{{identifier}}/" for path in lists)}
    assert client.get("/api/openapi.json", follow=True).status_code == 404
    assert not list(Path(syndication.__path__[0]).rglob("*openapi*.json"))


@pytest.mark.parametrize("path", PATHS)
def test_operation_answers_as_described(
    client: Client, identifiers: dict[str, str], path: str
) -> None:
    get = PATHS[path]["get"]
    kind = path.split("/")[3]
    query = {"q": "walking"} if path == "/api/search/" else {}
    answer = client.get(path.replace("{identifier}", identifiers.get(kind, "")), query)
    assert answer.status_code == 200
    described = get["responses"]["200"]
    as_described(answer.json(), described)
    assert set(described["headers"]) <= set(answer.headers)
    assert answer.json().get("item") or answer.json().get("items") or answer.json()["results"]


@pytest.mark.parametrize("path", PATHS)
def test_every_error_of_an_operation_is_described_with_the_same_shape(path: str) -> None:
    responses = PATHS[path]["get"]["responses"]
    assert set(responses) == {"200", "304", *map(str, ERRORS)}
    for status in map(str, ERRORS):
        [media] = responses[status]["content"].values()
        assert media["schema"] == ERROR
        as_described(media["example"], responses[status])


def test_search_is_described_with_its_parameters() -> None:
    parameters = {one["name"]: one for one in PATHS["/api/search/"]["get"]["parameters"]}
    values = {name: one["schema"] for name, one in parameters.items()}
    assert list(parameters) == ["q", "page", "topic", "kind", "reviewed", "exact"]
    assert [name for name, one in parameters.items() if one["required"]] == ["q"]
    assert values["kind"]["enum"] == ["tips", "evidence", "red_flags"]
    assert values["reviewed"]["enum"] == [1, 2, 3]
    assert (values["page"]["minimum"], values["page"]["maximum"]) == (1, 50)
    assert all(one["description"] and values[name]["examples"] for name, one in parameters.items())


@pytest.mark.parametrize("name", ["search", *ONE, *LISTED])
def test_examples_are_what_is_answered(name: str) -> None:
    [router] = api._get_bound_routers()
    views = [view.operations[0] for view in router.path_operations.values()]
    shapes = {view.view_func.__name__: view.response_models[200] for view in views}
    example = build_example(name)
    made = (
        shapes[name]
        .model_validate({"response": example})
        .model_dump(by_alias=True, exclude_none=True)
    )
    assert made == {"response": example}
