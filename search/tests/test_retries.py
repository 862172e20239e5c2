"""An index update that fails is tried again until it succeeds, and keeps nothing else waiting."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
import time_machine
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory
from infrastructure.retry import MAX_DELAY, compute_delay
from search import indexing
from search.engines import get_engine
from search.engines.contract import SearchUnavailable
from search.query import parse_query
from search.tasks import index_articles
from search.tests.waiting import index_tasks, next_run, run_ready_tasks

pytestmark = pytest.mark.usefixtures("search_index", "waiting_tasks")


@pytest.fixture
def gout(article_index: ArticleIndexPage) -> ArticlePage:
    return ArticlePageFactory(parent=article_index, title="Gout")


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Mock()
    engine.replace.side_effect = error
    monkeypatch.setattr(indexing, "get_engine", lambda language: engine)


def test_update_is_made_once_the_engine_is_back(
    gout: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        fail_with(SearchUnavailable("down"), broken)
        run_ready_tasks()
        assert 0 < next_run() <= 5
        with time_machine.travel(timezone.now() + timedelta(seconds=6)):
            run_ready_tasks()
            assert 5 < next_run() <= 10
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        run_ready_tasks()
    assert [hit.page_id for hit in get_engine().search(parse_query("gout")).hits] == [gout.pk]
    assert {row.status for row in index_tasks()} == {"FAILED", "SUCCESSFUL"}


@pytest.mark.parametrize("error", [ValueError("a defect"), SystemExit(1), KeyboardInterrupt()])
def test_update_is_not_lost_whatever_stops_it(
    gout: ArticlePage, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    fail_with(error, monkeypatch)
    DBTaskResult.objects.all().delete()
    with pytest.raises(type(error)):
        index_articles.call([gout.pk])
    assert next_run() > 0


def test_waiting_gets_longer_up_to_a_bound() -> None:
    assert [compute_delay(attempt).total_seconds() for attempt in (1, 2, 3)] == [5, 10, 20]
    assert compute_delay(1_000_000) == MAX_DELAY


def test_failing_update_lets_other_tasks_go_first(
    gout: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(SearchUnavailable("down"), monkeypatch)
    run_ready_tasks()
    again = DBTaskResult.objects.get(status="READY", task_path__startswith="search.")
    assert again.priority < 0
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        first = DBTaskResult.objects.ready().first()
        assert first
        assert first.pk != again.pk


def test_update_reads_again_when_the_article_changed_while_it_wrote(
    gout: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine, real = Mock(), get_engine()

    def replace_slowly(records: list) -> None:
        ArticlePage.objects.filter(title="Gout").update(title="Podagra")  # by another process
        real.replace(records)

    engine.replace.side_effect = replace_slowly
    monkeypatch.setattr(indexing, "get_engine", lambda language: engine)
    index_articles.call([gout.pk])
    assert real.search(parse_query("podagra")).total == 1
    assert real.search(parse_query("gout")).total == 0
