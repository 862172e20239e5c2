"""Whatever the API is asked, it answers as its description says."""

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings
from wagtail.models import ReferenceIndex

from blog.models import ArticleIndexPage, ArticlePage
from blog.publication.snapshots import update_snapshots
from blog.tests.factories import ArticlePageFactory, TopicFactory, approve, body
from blog.tests.leaflets.leaflets import BLOCKS, preview_of, sources
from blog.tests.rich_text.cited_articles import evidence
from search.engines import get_engine
from search.indexing import load_all_records
from syndication.tests.api.generated_requests import send

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


@pytest.fixture(autouse=True)
def every_block(
    article_index: ArticleIndexPage, search_index: None, settings: Settings
) -> list[ArticlePage]:
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
    update_snapshots([page.pk for page in pages])
    get_engine().rebuild(load_all_records())
    return pages


def test_made_up_requests_are_answered_as_described() -> None:
    answers = send(200)
    assert answers["GET 200"]
    assert answers["GET 422"]
    assert answers["GET 404"]


@hypothesis_settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(["/api/v1/articles/", "/api/search/"]),
    st.sampled_from(
        [
            "cursor=",
            "fields=",
            "topic=",
            "modified_since=",
            "",
            "limit=",
            "q=",
            "q=a&page=",
            "kind=",
        ]
    ),
    st.binary(),
)
def test_any_bytes_get_an_answer_in_json(
    client: Client, address: str, name: str, value: bytes
) -> None:
    query = name + value.decode("latin-1")
    response = client.generic("GET", address, QUERY_STRING=query)
    assert response.status_code in {200, 400, 404, 422}
    assert json.loads(response.content)
