"""The circuit breaker, with a clock of its own."""

from unittest.mock import Mock

import pytest

from search.engines.circuit import MAX_FAILURES, PAUSE_SECONDS, CircuitBreaker
from search.engines.contract import SearchUnavailable
from search.query import parse_query

QUERY = parse_query("gout")


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine() -> Mock:
    engine = Mock()
    engine.search.side_effect = SearchUnavailable("down")
    return engine


@pytest.fixture
def breaker(engine: Mock, clock: Clock) -> CircuitBreaker:
    return CircuitBreaker(engine, clock)


def search(breaker: CircuitBreaker, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(SearchUnavailable):
            breaker.search(QUERY)


def test_engine_is_asked_until_three_searches_in_a_row_fail(
    breaker: CircuitBreaker, engine: Mock
) -> None:
    search(breaker, 2)
    engine.search.side_effect = None
    breaker.search(QUERY)
    engine.search.side_effect = SearchUnavailable("down")
    search(breaker, 10)
    assert engine.search.call_count == 3 + MAX_FAILURES


def test_one_search_tries_again_after_the_pause(
    breaker: CircuitBreaker, engine: Mock, clock: Clock
) -> None:
    search(breaker, MAX_FAILURES)
    clock.now += PAUSE_SECONDS - 0.1
    search(breaker)
    assert engine.search.call_count == MAX_FAILURES
    clock.now += 0.1
    search(breaker, 10)
    assert engine.search.call_count == MAX_FAILURES + 1


def test_others_do_not_wait_for_the_one_that_tries(
    breaker: CircuitBreaker, engine: Mock, clock: Clock
) -> None:
    search(breaker, MAX_FAILURES)
    clock.now += PAUSE_SECONDS

    def meanwhile(query: object) -> None:
        search(breaker)  # that of another reader

    engine.search.side_effect = meanwhile
    breaker.search(QUERY)
    assert engine.search.call_count == MAX_FAILURES + 1


def test_answer_ends_the_pause(breaker: CircuitBreaker, engine: Mock, clock: Clock) -> None:
    search(breaker, MAX_FAILURES)
    clock.now += PAUSE_SECONDS
    engine.search.side_effect = None
    for _ in range(5):
        breaker.search(QUERY)
    assert engine.search.call_count == MAX_FAILURES + 5


def test_suggestions_and_searches_share_the_pause(breaker: CircuitBreaker, engine: Mock) -> None:
    search(breaker, MAX_FAILURES)
    with pytest.raises(SearchUnavailable):
        breaker.suggest("go")
    assert engine.suggest.call_count == 0


def test_updates_always_go_to_the_engine(breaker: CircuitBreaker, engine: Mock) -> None:
    search(breaker, MAX_FAILURES)
    breaker.replace([])
    breaker.remove([])
    breaker.count()
    assert (engine.replace.called, engine.remove.called, engine.count.called) == (True, True, True)
