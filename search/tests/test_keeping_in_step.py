"""The commands that compare the index with the database and build it anew, on both engines."""

import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from blog.models import ArticleIndexPage, ArticlePage
from blog.record.article_record import ArticleRecord
from blog.tests.factories import ArticlePageFactory
from search import comparing, indexing
from search.engines.contract import SearchEngine, SearchUnavailable
from search.indexing import load_all_records, update_index
from search.languages import ENGLISH
from search.management.commands import rebuild_search_index
from search.query import parse_query


@pytest.fixture
def site_engine(engine: SearchEngine, monkeypatch: pytest.MonkeyPatch) -> SearchEngine:
    """The engine of the test, as that of the site."""
    for module in (comparing, indexing, rebuild_search_index):
        monkeypatch.setattr(module, "get_engine", lambda language: engine)
    return engine


@pytest.fixture
def articles(article_index: ArticleIndexPage) -> list[ArticlePage]:
    return [ArticlePageFactory(parent=article_index, title=f"Gout {n}") for n in range(4)]


@pytest.fixture
def drifted(site_engine: SearchEngine, articles: list[ArticlePage]) -> list[ArticlePage]:
    """An index that has the first article as it was, one too many, and lacks the third."""
    site_engine.rebuild(load_all_records())
    ArticlePage.objects.filter(pk=articles[0].pk).update(title="Podagra")
    ArticlePage.objects.filter(pk=articles[1].pk).update(live=False)
    site_engine.remove([articles[2].pk])
    return articles


def run(*command: str) -> str:
    output = StringIO()
    call_command(*command, stdout=output, stderr=StringIO())
    return output.getvalue()


def test_index_in_step_is_said_to_be(
    site_engine: SearchEngine, articles: list[ArticlePage]
) -> None:
    run("rebuild_search_index")
    assert "says what the database says" in run("check_search_index")


def test_each_article_out_of_step_is_named(drifted: list[ArticlePage]) -> None:
    output = StringIO()
    with pytest.raises(CommandError, match="differs"):
        call_command("check_search_index", stdout=output)
    first, second, third, _ = (page.pk for page in drifted)
    assert output.getvalue().splitlines() == [
        f"en: article {third} is missing",
        f"en: article {second} is superfluous",
        f"en: article {first} is outdated",
        "3 articles differ.",
    ]


def test_articles_out_of_step_are_listed_as_json(drifted: list[ArticlePage]) -> None:
    output = StringIO()
    with pytest.raises(CommandError):
        call_command("check_search_index", "--json", stdout=output)
    first, second, third, _ = (page.pk for page in drifted)
    expected = {"missing": [third], "superfluous": [second], "outdated": [first]}
    assert json.loads(output.getvalue()) == {"en": expected}


def test_repair_writes_just_what_is_out_of_step(
    drifted: list[ArticlePage], site_engine: SearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    updated: list[int] = []

    def noting(page_ids: list[int]) -> None:
        updated.extend(page_ids)
        update_index(page_ids)

    monkeypatch.setattr(comparing, "update_index", noting)
    assert "3 articles were repaired" in run("check_search_index", "--repair")
    assert sorted(updated) == [page.pk for page in drifted[:3]]
    assert "says what the database says" in run("check_search_index")
    assert site_engine.search(parse_query("podagra")).total == 1


def test_many_articles_out_of_step_are_counted_and_not_all_listed(
    site_engine: SearchEngine, article_index: ArticleIndexPage
) -> None:
    site_engine.rebuild([])
    for _ in range(25):
        ArticlePageFactory(parent=article_index)
    lines = run("check_search_index", "--repair").splitlines()
    assert (len(lines), lines[-1]) == (21, "25 articles were repaired.")


def test_repair_builds_an_index_where_there_is_none(
    site_engine: SearchEngine, articles: list[ArticlePage]
) -> None:
    with pytest.raises(CommandError, match=r"no .*index"):
        run("check_search_index")
    run("check_search_index", "--repair")
    assert site_engine.count() == 4


def test_rebuild_if_needed_leaves_an_index_that_is_there(
    site_engine: SearchEngine, articles: list[ArticlePage], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("rebuild_search_index", "--if-needed")
    monkeypatch.setattr(rebuild_search_index, "rebuild", None)
    assert "is there (4 articles)" in run("rebuild_search_index", "--if-needed")


def test_changes_made_during_a_rebuild_are_in_the_new_index(
    site_engine: SearchEngine, articles: list[ArticlePage]
) -> None:
    site_engine.rebuild(load_all_records())

    def changing() -> Iterator[ArticleRecord]:
        """Yield all as it was, while other processes change articles and the index in force."""
        yield from list(load_all_records())
        ArticlePage.objects.filter(pk=articles[0].pk).update(title="Podagra")
        ArticlePage.objects.filter(pk=articles[1].pk).update(live=False)

    assert comparing.rebuild(ENGLISH, changing()) == 4
    assert site_engine.count() == 3
    assert site_engine.search(parse_query("podagra")).total == 1
    assert not comparing.compare(ENGLISH)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SearchUnavailable("disk full")])
def test_interrupted_rebuild_says_so_and_changes_nothing(
    site_engine: SearchEngine,
    articles: list[ArticlePage],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
) -> None:
    run("rebuild_search_index")

    def failing(*args: Any) -> Iterator[ArticleRecord]:
        yield next(load_all_records())
        raise error

    monkeypatch.setattr(rebuild_search_index, "load_all_records", failing)
    with pytest.raises(CommandError, match="was not changed"):
        run("rebuild_search_index")
    assert site_engine.count() == 4
