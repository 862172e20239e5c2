"""A real Elasticsearch whose index is not as it should be."""

from collections.abc import Callable

import pytest
from django.test import Client

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory
from search import searching
from search.engines.circuit import CircuitBreaker
from search.engines.contract import IndexUnusable, SearchUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.tests.records import record

pytestmark = pytest.mark.elasticsearch

READ_ONLY = "index.blocks.read_only_allow_delete"


def delete(engine: ElasticsearchEngine) -> None:
    engine.indices.drop()


def close(engine: ElasticsearchEngine) -> None:
    engine.client.indices.close(index=engine.alias)


@pytest.mark.parametrize("fault", [delete, close])
def test_search_without_an_open_index_is_limited_until_there_is_one_again(
    client: Client,
    article_index: ArticleIndexPage,
    elastic: ElasticsearchEngine,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[ElasticsearchEngine], None],
) -> None:
    monkeypatch.setattr(searching, "get_engine", lambda language: CircuitBreaker(elastic))
    ArticlePageFactory(parent=article_index, title="Gout")
    fault(elastic)
    assert "results are limited" in client.get("/search/?q=gout").content.decode()
    with pytest.raises(IndexUnusable):
        dict(elastic.digests())
    with pytest.raises(SearchUnavailable):
        elastic.replace([record(1, "Gout")])
    elastic.rebuild([record(1, "Gout")])
    assert "results are limited" not in client.get("/search/?q=gout").content.decode()


def test_read_only_index_is_searched_and_refuses_updates_so_that_they_are_tried_again(
    client: Client,
    db: None,
    elastic: ElasticsearchEngine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(searching, "get_engine", lambda language: elastic)
    elastic.client.indices.put_settings(index=elastic.alias, settings={READ_ONLY: True})
    assert "results are limited" not in client.get("/search/?q=gout").content.decode()
    with pytest.raises(SearchUnavailable):
        elastic.replace([record(2, "Gout")])
    elastic.client.indices.put_settings(index=elastic.alias, settings={READ_ONLY: None})
    elastic.replace([record(2, "Gout")])
    assert elastic.count() == 2


def test_update_does_not_make_an_index_in_place_of_the_alias(
    elastic: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    elastic.indices.drop()
    monkeypatch.setattr(type(elastic.indices), "require", lambda *args: None)  # it went just now
    with pytest.raises(SearchUnavailable):
        elastic.replace([record(2, "Gout")])
    assert not elastic.client.indices.exists(index=elastic.alias)
