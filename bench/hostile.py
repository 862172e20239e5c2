"""Send hostile searches to the search page: `python -m bench.hostile < QUERIES`.

Runs in a separate process, loaded like that of a web server: the time of Python's garbage
collections grows with the number of objects.
"""

import gc
import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

LIMIT_SECONDS = 0.25
WARM_UP = ("back pain", "siatica", "")  # templates and lists are read once


class Collections:
    """Duration of Python's garbage collections, in seconds."""

    def __init__(self) -> None:
        self.seconds = self._start = 0.0
        gc.callbacks.append(self)

    def __call__(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._start = time.perf_counter()
        else:
            self.seconds += time.perf_counter() - self._start


class Sender:
    """Requests the search page and records the duration, and its share of garbage collection."""

    def __init__(self) -> None:
        from django.test import Client  # noqa: PLC0415

        logging.disable(logging.CRITICAL)  # a warning for each bad request
        self.client = Client(headers={"Host": "localhost"})
        self.client.raise_request_exception = False
        self.statuses: Counter[int] = Counter()
        self.collections = Collections()

    def ask(self, parameters: dict[str, str]) -> tuple[float, float]:
        start, before = time.perf_counter(), self.collections.seconds
        self.statuses[self.client.get("/search/", parameters).status_code] += 1
        return time.perf_counter() - start, self.collections.seconds - before


def send(queries: Iterable[dict[str, str]]) -> dict[str, Any]:
    """Return the outcome of the searches: answers by status, number of slow ones, the slowest.

    A slow search is repeated twice, to distinguish it from a busy machine: both figures are
    given, of the first request and of the fastest.
    """
    sender, first, fastest = Sender(), [], []
    for words in WARM_UP:
        sender.ask({"q": words})
    for parameters in queries:
        asked = [sender.ask(parameters)]
        if asked[0][0] > LIMIT_SECONDS:
            asked += [sender.ask(parameters), sender.ask(parameters)]
        first.append(asked[0])
        fastest.append(min(asked))
    slowest, of_it_collecting = max(first)
    return {
        "by status": dict(sorted(sender.statuses.items())),
        "over 250 ms when first asked": sum(taken > LIMIT_SECONDS for taken, _ in first),
        "the slowest when first asked, ms": round(slowest * 1_000, 1),
        "  of which garbage collection, ms": round(of_it_collecting * 1_000, 1),
        "the slowest of the fastest of three, ms": round(max(fastest)[0] * 1_000, 1),
    }


if __name__ == "__main__":
    import sciaticalm_site.wsgi  # noqa: F401

    print(json.dumps(send(map(json.loads, sys.stdin))))
