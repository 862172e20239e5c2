"""Similar articles: from the index, on each article page."""

import pytest
from django.test import Client
from pytest_django import Settings

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory
from search.engines import get_engine
from search.engines.contract import SearchEngine
from search.indexing import load_all_records
from search.results import MAX_SIMILAR
from search.tests.records import record, section

SCIATICA = record(1, "Sciatica", section("The sciatic nerve hurts in the leg"))


def test_articles_that_share_rare_words_are_similar(engine: SearchEngine) -> None:
    engine.rebuild(
        [
            SCIATICA,
            record(2, "Leg pain", section("The sciatic nerve may be pressed")),
            record(3, "Asthma", section("Breathing is hard, and that is no fun")),
            record(4, "Asthma in children", section("Breathing")),
        ]
    )
    assert engine.similar(SCIATICA) == [2]


def test_few_articles_are_similar_and_never_the_article_itself(engine: SearchEngine) -> None:
    engine.rebuild([SCIATICA, *(record(n, "Sciatica", section("nerve")) for n in range(2, 12))])
    found = engine.similar(SCIATICA)
    assert len(found) == MAX_SIMILAR
    assert 1 not in found


def test_similar_articles_are_found_after_articles_were_replaced(engine: SearchEngine) -> None:
    records = [record(number, "Sciatica", section("nerve pain")) for number in range(1, 6)]
    engine.rebuild(records)
    for _ in range(3):
        engine.replace(records[:4])
    assert set(engine.similar(records[0])) == {2, 3, 4, 5}


@pytest.fixture
def pair(article_index: ArticleIndexPage, search_index: None) -> list[ArticlePage]:
    pages = [ArticlePageFactory(parent=article_index, title=f"Gout {n}") for n in (1, 2)]
    get_engine().rebuild(load_all_records())
    return pages


def test_article_page_links_to_similar_articles(client: Client, pair: list[ArticlePage]) -> None:
    html = client.get(pair[0].url).content.decode()
    assert f'<h3 class="card__title"><a href="{pair[1].url}">Gout 2</a></h3>' in html


def test_similar_article_that_readers_may_not_see_is_left_out(
    client: Client, pair: list[ArticlePage]
) -> None:
    ArticlePage.objects.filter(pk=pair[1].pk).update(live=False)
    assert "Similar articles" not in client.get(pair[0].url).content.decode()


def test_article_page_is_shown_without_an_index(
    client: Client, pair: list[ArticlePage], settings: Settings
) -> None:
    settings.SEARCH_INDEX_DIR = settings.DATA_DIR / "nothing-here"
    response = client.get(pair[0].url)
    assert response.status_code == 200
    assert "Similar articles" not in response.content.decode()
