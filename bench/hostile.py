"""Hostile searches sent to the search page: `python -m bench.hostile < QUERIES`.

In a process of its own that is loaded as a web server's is: Python's garbage collections take as
long as there is much to look through.
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
    """How long Python's garbage collections took, in seconds."""

    def __init__(self) -> None:
        self.seconds = self._start = 0.0
        gc.callbacks.append(self)

    def __call__(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._start = time.perf_counter()
        else:
            self.seconds += time.perf_counter() - self._start


class Sender:
    """Asks the search page, and notes how long it took and what of that was collecting."""

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
    """Return what became of the searches: answers by status, how many were slow, the slowest.

    One that is slow is asked again twice, to tell a slow search from a machine that was busy:
    both figures are given, of the first asking and of the fastest.
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
