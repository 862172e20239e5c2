"""Whatever the API is asked, it answers as its description says."""

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from pytest_django import Settings
from wagtail.models import ReferenceIndex

from blog.models import ArticleIndexPage, ArticlePage
from blog.publication.snapshots import update_published
from blog.tests.factories import ArticlePageFactory, TopicFactory, approve, body
from blog.tests.leaflets.leaflets import BLOCKS, preview_of, sources
from blog.tests.rich_text.cited_articles import evidence
from syndication.api.examples import LISTED, ONE, build_example
from syndication.api.views import api
from syndication.tests.api_requests import DESCRIPTION, send

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


@pytest.fixture(autouse=True)
def every_block(article_index: ArticleIndexPage, settings: Settings) -> list[ArticlePage]:
    """A dozen articles; together they have each block, and some cite and were reviewed."""
    settings.API_RATE = 0
    kinds = list(BLOCKS)
    cited = evidence(*sources(3))
    topics = TopicFactory.create_batch(2)
    pages = []
    for number in range(12):
        blocks = [preview_of(kind, BLOCKS[kind]) for kind in kinds[number::12]]
        page = ArticlePageFactory(
            parent=article_index,
            body=body(*blocks, cited),
            attribution="<p><a href='https://creativecommons.org/licenses/by/4.0/'>CC BY</a></p>",
        )
        page.topics = topics
        page.save_revision().publish()
        if number % 2:
            approve(page)
        ReferenceIndex.create_or_update_for_object(page)
        pages.append(page)
    update_published([page.pk for page in pages])
    return pages


def test_description_is_valid_and_served(client: Client) -> None:
    served = client.get(DESCRIPTION).json()
    validate(served)
    assert served["openapi"].startswith("3.1")
    assert served["servers"] == [{"url": "http://testserver"}]
    assert len(served["paths"]) == 8


@pytest.mark.parametrize("name", [*ONE, *LISTED])
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


def test_made_up_requests_are_answered_as_described() -> None:
    answers = send(200)
    assert answers["GET 200"]
    assert answers["GET 422"]
    assert answers["GET 404"]


@hypothesis_settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(["cursor=", "fields=", "topic=", "modified_since=", "", "limit="]), st.binary()
)
def test_any_bytes_get_an_answer_in_json(client: Client, name: str, value: bytes) -> None:
    query = name + value.decode("latin-1")
    response = client.generic("GET", "/api/v1/articles/", QUERY_STRING=query)
    assert response.status_code in {200, 400, 404, 422}
    assert json.loads(response.content)
