"""What the database answers in place of the engine."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, body
from search.engines import database
from search.query import parse_query

pytestmark = pytest.mark.usefixtures("immediate_tasks")


def found(words: str, page: str = "1") -> list[int]:
    return [hit.page_id for hit in database.search(parse_query(words, page)).hits]


def test_words_of_title_and_text_are_found_best_first(article_index: ArticleIndexPage) -> None:
    text = body(("section", {"heading": "Pain", "text": "<p>Gout hurts at night.</p>"}))
    in_text = ArticlePageFactory(parent=article_index, title="Sleeping badly", body=text)
    in_title = ArticlePageFactory(parent=article_index, title="Gout at night")
    ArticlePageFactory(parent=article_index, title="Scoliosis")
    assert found("gout night") == [in_title.pk, in_text.pk]


def test_what_readers_may_not_see_is_not_found(
    article_index: ArticleIndexPage,
) -> None:
    ArticlePageFactory(parent=article_index, title="Gout draft", live=False)
    ArticlePageFactory(parent=article_index, title="Gout")
    PageViewRestriction.objects.create(
        page=article_index, restriction_type=PageViewRestriction.LOGIN
    )
    assert found("gout") == []


def test_hits_come_in_pages_up_to_a_bound(
    article_index: ArticleIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "MAX_FOUND", 12)
    for number in range(15):
        ArticlePageFactory(parent=article_index, title=f"Gout {number}")
    assert (len(found("gout")), len(found("gout", "2")), len(found("gout", "3"))) == (10, 2, 0)
    assert database.search(parse_query("gout")).total == 12


def test_one_search_ranks_all_articles(article_index: ArticleIndexPage) -> None:
    ArticlePageFactory(parent=article_index, title="Gout")
    with CaptureQueriesContext(connection) as queries:
        found("gout")
    searches = [query["sql"] for query in queries if "indexentry" in query["sql"]]
    assert len(searches) == 1
    if connection.vendor == "sqlite":
        assert searches[0].count("MATCH") == 1


@pytest.mark.parametrize("words", ["don't", "naïve OR", "_ __", "NEAR gout", "٣ ٤", "é" * 900])
def test_any_words_are_looked_for(article_index: ArticleIndexPage, words: str) -> None:
    page = ArticlePageFactory(parent=article_index, title=f"About {words[:200]}")
    assert set(found(words)) <= {page.pk}
    assert ArticlePage.objects.count() == 1


def test_longest_words_of_a_long_query_are_looked_for(article_index: ArticleIndexPage) -> None:
    page = ArticlePageFactory(parent=article_index, title="Spondylolisthesis")
    assert found("one big toe red hot spondylolisthesis") == [page.pk]
