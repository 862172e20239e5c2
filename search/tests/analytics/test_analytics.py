"""What readers search for is counted, and nothing else is kept, through HTTP and the command."""

import os
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from time_machine import TimeMachineFixture

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory
from infrastructure.daily_counts import MAX_BYTES, DailyLog
from search import searching
from search.analytics.counting import find_popular_queries
from search.engines import get_engine
from search.engines.contract import SearchUnavailable
from search.indexing import load_all_records
from search.models import DailyQuery

MONDAY_NOON = "2026-03-02T12:00:00Z"
TUESDAY_JUST_BEGUN = "2026-03-03T00:30:00Z"
TUESDAY_MORNING = "2026-03-03T08:00:00Z"


@pytest.fixture(autouse=True)
def log(
    settings: Settings,
    tmp_path: Path,
    time_machine: TimeMachineFixture,
    article_index: ArticleIndexPage,
    search_index: None,
) -> Path:
    """The log of Monday, on a site with an article on gout."""
    time_machine.move_to(MONDAY_NOON)
    settings.DATA_DIR = tmp_path
    ArticlePageFactory(parent=article_index, title="Gout")
    get_engine().rebuild(load_all_records())
    return tmp_path / "search-log" / "2026-03-02.tsv"


def search(client: Client, times: int, q: str = "gout", **headers: str) -> None:
    for _ in range(times):
        assert client.get("/search/", {"q": q}, headers=headers).status_code == 200


def collect() -> list[tuple[str, int, int]]:
    call_command("collect_search_counts")
    return list(DailyQuery.objects.order_by("query").values_list("query", "searches", "hits"))


def test_search_is_noted_with_its_words_and_hits_alone(client: Client, log: Path) -> None:
    search(client, 1, " Sore  GOUT ")
    search(client, 1, "zygote")
    assert log.read_text() == "1\tsore gout\n0\tzygote\n"
    assert [path.name for path in log.parent.iterdir()] == [log.name]


def test_search_writes_nothing_to_the_database(client: Client, log: Path) -> None:
    search(client, 1)  # the first page of a site stores the site's settings
    with CaptureQueriesContext(connection) as queries:
        search(client, 1)
    assert log.read_text() == "1\tgout\n" * 2
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}


def test_query_is_kept_once_it_was_searched_for_five_times(client: Client, log: Path) -> None:
    search(client, 4)
    search(client, 7, "zygote")
    assert collect() == [("zygote", 7, 0)]
    search(client, 1)
    assert collect() == [("gout", 5, 1), ("zygote", 7, 0)]


def test_rare_queries_are_forgotten_when_the_day_is_over(
    client: Client, log: Path, time_machine: TimeMachineFixture
) -> None:
    search(client, 4)
    time_machine.move_to(TUESDAY_MORNING)
    assert collect() == []
    assert not log.exists()
    search(client, 4)
    assert collect() == []


def test_log_of_yesterday_stays_for_an_hour(
    client: Client, log: Path, time_machine: TimeMachineFixture
) -> None:
    search(client, 4)
    time_machine.move_to(TUESDAY_JUST_BEGUN)
    assert collect() == []
    with log.open("a") as late:
        late.write("1\tgout\n")
    time_machine.move_to(TUESDAY_MORNING)
    assert collect() == [("gout", 5, 1)]
    assert not log.exists()


def test_counting_again_counts_nothing_twice(client: Client) -> None:
    search(client, 5)
    assert collect() == collect() == [("gout", 5, 1)]


def test_cut_short_before_the_log_was_removed_nothing_is_lost_or_doubled(
    client: Client, log: Path, time_machine: TimeMachineFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(client, 6)
    time_machine.move_to(TUESDAY_MORNING)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(DailyLog, "remove", Mock(side_effect=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            collect()
    assert collect() == [("gout", 6, 1)]
    assert not log.exists()


def test_lost_log_lowers_no_count(client: Client, log: Path) -> None:
    search(client, 9)
    collect()
    log.unlink()
    search(client, 5)
    assert collect() == [("gout", 9, 1)]


def test_broken_lines_count_for_nothing(client: Client, log: Path) -> None:
    search(client, 5)
    with log.open("ab") as broken:
        broken.write(b"gout\n\n-1\tgout\n1\tgo2\tgout\n9999999999\tgout\n1\t\xff\n1\tgout")
    (log.parent / "notes.tsv").write_text("1\tgout\n")
    assert collect() == [("gout", 5, 1)]


def test_counts_go_after_ninety_days(client: Client, time_machine: TimeMachineFixture) -> None:
    search(client, 5)
    collect()
    time_machine.move_to("2026-05-31T12:00:00Z")
    assert collect() == [("gout", 5, 1)]
    time_machine.move_to("2026-06-01T12:00:00Z")
    assert collect() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"DNT": "1"},
        {"Sec-GPC": "1"},
        {"Sec-Purpose": "prefetch"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_search_that_asks_for_privacy_or_came_from_elsewhere_is_not_noted(
    client: Client, log: Path, headers: dict[str, str]
) -> None:
    search(client, 1, **headers)
    assert not log.exists()


def test_search_with_harmless_headers_is_noted(client: Client, log: Path) -> None:
    search(client, 1, **{"DNT": "0", "Sec-GPC": "0", "Sec-Fetch-Site": "same-origin"})
    assert log.exists()


def test_further_pages_narrower_lists_and_head_are_not_noted(client: Client, log: Path) -> None:
    client.get("/search/", {"q": "gout", "page": "2"})
    client.get("/search/", {"q": "gout", "topic": "feet"})
    client.head("/search/", {"q": "gout"})
    assert not log.exists()


def test_search_of_an_editor_is_not_noted(editor_client: Client, log: Path) -> None:
    search(editor_client, 1)
    assert not log.exists()


@pytest.mark.parametrize("query", ["jo@example.org", "07700 900123", "overdose", "?", ""])
def test_words_that_nobody_may_know_are_not_noted(client: Client, log: Path, query: str) -> None:
    search(client, 1, query)
    assert not log.exists()


def test_limited_results_are_not_noted(
    client: Client, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Mock()
    engine.search.side_effect = SearchUnavailable("down")
    monkeypatch.setattr(searching, "get_engine", lambda language: engine)
    search(client, 1)
    assert not log.exists()


def test_full_disk_does_not_fail_the_search(
    client: Client, log: Path, caplog: pytest.LogCaptureFixture
) -> None:
    log.parent.mkdir()
    log.symlink_to("/dev/full")
    search(client, 1)
    assert "A search was not counted" in caplog.text
    assert "gout" not in caplog.text


def test_folder_that_cannot_be_made_does_not_fail_the_search(client: Client, log: Path) -> None:
    log.parent.write_text("a file where the folder should be")
    search(client, 1)


def test_nothing_is_noted_once_the_logs_are_large(client: Client, log: Path) -> None:
    search(client, 1)
    other_day = log.with_stem("2026-03-01")
    other_day.touch()
    os.truncate(other_day, MAX_BYTES - len("1\tgout\n"))
    search(client, 1)
    assert log.read_text() == "1\tgout\n"
    other_day.unlink()
    search(client, 1)
    assert log.read_text() == "1\tgout\n" * 2


DAYS = ("2026-02-20", "2026-02-28", "2026-03-02")


def count(query: str, searches: int, hits: int, days: tuple[str, ...] = DAYS) -> None:
    for day in days:
        DailyQuery.objects.create(day=day, query=query, searches=searches, hits=hits)


def test_popular_queries_are_those_of_thirty_days_that_find_something() -> None:
    count("back pain", 5, 3, (*DAYS, "2026-02-10"))
    count("back exercises", 6, 1)
    count("back to front", 50, 0)
    count("backache", 60, 2, ("2026-01-29", "2026-01-30", "2026-01-31"))
    count("sciatica", 70, 2)
    assert find_popular_queries(" Back ", 9) == ["back pain", "back exercises"]
    assert find_popular_queries("back", 1) == ["back pain"]
    assert find_popular_queries("", 1) == ["sciatica"]
    assert find_popular_queries("%", 9) == []


def test_query_that_finds_something_at_last_is_popular() -> None:
    count("gout", 5, 0, DAYS[:2])
    count("gout", 5, 1, DAYS[2:])
    count("lupus", 5, 1, DAYS[:2])
    count("lupus", 5, 0, DAYS[2:])
    assert find_popular_queries("", 9) == ["gout"]


def test_query_of_one_busy_day_is_not_popular() -> None:
    count("something rude", 500, 3, DAYS[:1])
    assert find_popular_queries("", 9) == []
