"""Circuit breaker: no reader waits for an engine that is out of order."""

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from blog.record.article_record import ArticleRecord
from search.engines.contract import SearchEngine, SearchUnavailable
from search.query import SearchQuery
from search.results import SearchResults

MAX_FAILURES = 3
PAUSE_SECONDS = 10.0

Result = TypeVar("Result")


class CircuitBreaker:
    """An engine whose searches fail at once for a while, when three in a row have failed.

    After the pause one search tries again, while others go on failing at once; if it gets an
    answer, all is as before. Writes always go to the engine: they have time, and are tried again.
    """

    def __init__(self, engine: SearchEngine, clock: Callable[[], float] = time.monotonic) -> None:
        self.engine = engine
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._paused_until = 0.0

    def search(self, query: SearchQuery) -> SearchResults:
        return self._guard(lambda: self.engine.search(query))

    def suggest(self, typed: str) -> list[int]:
        return self._guard(lambda: self.engine.suggest(typed))

    def similar(self, record: ArticleRecord) -> list[int]:
        return self._guard(lambda: self.engine.similar(record))

    def replace(self, records: Iterable[ArticleRecord]) -> None:
        self.engine.replace(records)

    def remove(self, page_ids: Collection[int]) -> None:
        self.engine.remove(page_ids)

    def rebuild(self, records: Iterable[ArticleRecord]) -> int:
        return self.engine.rebuild(records)

    def count(self) -> int:
        return self.engine.count()

    def digests(self) -> Iterator[tuple[int, str]]:
        return self.engine.digests()

    def _guard(self, ask: Callable[[], Result]) -> Result:
        if not self._may_ask():
            raise SearchUnavailable("The engine is left alone for a while after failing.")
        try:
            result = ask()
        except SearchUnavailable:
            self._note_failure()
            raise
        self._failures = 0
        return result

    def _may_ask(self) -> bool:
        """Return whether to call the engine; the first call after a pause starts another."""
        with self._lock:
            if self._failures < MAX_FAILURES:
                return True
            if self._clock() < self._paused_until:
                return False
            self._paused_until = self._clock() + PAUSE_SECONDS
            return True

    def _note_failure(self) -> None:
        with self._lock:
            self._failures += 1
            self._paused_until = self._clock() + PAUSE_SECONDS
