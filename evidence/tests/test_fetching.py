"""A source that is slow, busy or broken is asked again, and given up in time."""

from dataclasses import replace
from itertools import count

import pytest

from evidence.tests.sources import Answer, SourceServer
from infrastructure.outbound_http import client as fetching
from infrastructure.outbound_http.client import Fetcher
from infrastructure.outbound_http.errors import NotFound, SourceUnavailable

OK = Answer(b"fine")
BUSY = Answer(b"busy", 429)
BROKEN = Answer(b"broken", 500)


def test_busy_source_is_asked_again_with_growing_waits(
    sources: SourceServer, fetcher: Fetcher, waits: list[float]
) -> None:
    sources.says("/a", BUSY, BROKEN, OK)
    assert fetcher.get(f"{sources.url}/a", {}) == b"fine"
    assert waits == [0.5, 1.0]


def test_waits_are_spread_by_chance(
    sources: SourceServer, fetcher: Fetcher, waits: list[float]
) -> None:
    sources.says("/a", BROKEN, OK)
    replace(fetcher, chance=lambda: 0.0).get(f"{sources.url}/a", {})
    assert waits == [0.25]


@pytest.mark.parametrize("value", ["3", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_wait_that_the_source_asks_for_is_kept(
    sources: SourceServer, fetcher: Fetcher, waits: list[float], value: str
) -> None:
    sources.says("/a", Answer(b"", 429, {"Retry-After": value}), OK)
    assert fetcher.get(f"{sources.url}/a", {}) == b"fine"
    assert waits == [3.0 if value == "3" else 0.0]


def test_source_that_asks_for_a_long_wait_is_given_up_at_once(
    sources: SourceServer, fetcher: Fetcher, waits: list[float]
) -> None:
    sources.says("/a", Answer(b"", 429, {"Retry-After": "3600"}))
    with pytest.raises(SourceUnavailable, match="429"):
        fetcher.get(f"{sources.url}/a", {})
    assert (len(sources.asked), waits) == (1, [])


@pytest.mark.parametrize(
    "answer", [BUSY, BROKEN, Answer(is_slow=True), Answer(b"cut off", is_truncated=True)]
)
def test_source_that_stays_broken_is_given_up_after_three_tries(
    sources: SourceServer, fetcher: Fetcher, answer: Answer
) -> None:
    sources.says("/a", answer)
    with pytest.raises(SourceUnavailable):
        fetcher.get(f"{sources.url}/a", {})
    assert len(sources.asked) == 3


def test_source_that_nobody_runs_is_unavailable(fetcher: Fetcher) -> None:
    with pytest.raises(SourceUnavailable):
        fetcher.get("http://127.0.0.1:9/a", {})


@pytest.mark.parametrize(
    "url", ["nonsense", "ftp://127.0.0.1/", "http://[", "http://127.0.0.1:99999/"]
)
def test_address_that_is_wrong_in_the_settings_is_unavailable(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(SourceUnavailable):
        fetcher.get(url, {})


def test_missing_work_is_not_asked_for_again(sources: SourceServer, fetcher: Fetcher) -> None:
    with pytest.raises(NotFound):
        fetcher.get(f"{sources.url}/nothing", {})
    assert len(sources.asked) == 1


def test_refusal_is_not_asked_for_again(sources: SourceServer, fetcher: Fetcher) -> None:
    sources.says("/a", Answer(b"no", 403))
    with pytest.raises(SourceUnavailable, match="403"):
        fetcher.get(f"{sources.url}/a", {})
    assert len(sources.asked) == 1


def test_answer_that_never_ends_is_cut(
    sources: SourceServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources.says("/a", OK)
    ticks = count(step=100)
    with pytest.raises(SourceUnavailable, match="too long"):
        replace(fetcher, clock=lambda: float(next(ticks))).get(f"{sources.url}/a", {})
    monkeypatch.setattr(fetching, "MAX_BYTES", 3)
    with pytest.raises(SourceUnavailable, match="too long"):
        fetcher.get(f"{sources.url}/a", {})
