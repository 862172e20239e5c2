"""Searches that mean harm or make no sense, sent to the search page.

Runs in a process of its own, `python -m bench.hostile COUNT`, with no more in its memory than a
web server has: Python's full garbage collections take as long as there is much to look through.
"""

import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

LIMIT_SECONDS = 0.25
WORDS = ["back", "pain", "siatica", "numb", "chest", "high blod pressure", "ibuprofin", "the", "of"]
SIGNS = list("\"*()[]{}\\';+-~^%:/<>&|!?#@=.,_\u202e\ufffd\u0301😀ß ")
PARTS = st.one_of(st.sampled_from(WORDS), st.sampled_from(SIGNS), st.text(max_size=12))
QUERIES = st.one_of(
    st.text(max_size=200),
    st.lists(PARTS, max_size=60).map(" ".join),
    st.builds(lambda part, times: part * times, PARTS, st.integers(1, 1_000)),
)
PARAMETERS = st.fixed_dictionaries(
    {"q": QUERIES},
    optional={
        name: st.one_of(st.text(max_size=8), st.sampled_from(["1", "50", "-1", "tips", "topic-1"]))
        for name in ("page", "topic", "kind", "reviewed", "exact")
    },
)


def hostile_searches(count: int) -> Iterator[tuple[str, Any]]:
    """Yield what became of so many searches: answers by status, how many were slow, the slowest.

    One that is slow is asked again twice, to tell a slow search from a machine that was busy:
    both figures are given, of the first asking and of the fastest.
    """
    logging.disable(logging.CRITICAL)  # a warning for each bad request
    client, statuses = Client(headers={"Host": "localhost"}), Counter[int]()
    first: list[float] = []
    fastest: list[float] = []

    def taken(parameters: dict[str, str]) -> float:
        start = time.perf_counter()
        statuses[client.get("/search/", parameters).status_code] += 1
        return time.perf_counter() - start

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(PARAMETERS)
    def send(parameters: dict[str, str]) -> None:
        seconds = taken(parameters)
        first.append(seconds)
        if seconds > LIMIT_SECONDS:
            seconds = min(seconds, taken(parameters), taken(parameters))
        fastest.append(seconds)

    client.raise_request_exception = False
    for words in ("back pain", "siatica", ""):  # templates and lists are read once
        taken({"q": words})
    send()
    logging.disable(logging.NOTSET)
    yield "hostile searches by status", dict(sorted(statuses.items()))
    slow = sum(seconds > LIMIT_SECONDS for seconds in first)
    yield "hostile searches over 250 ms when first asked", slow
    yield "hostile searches, the slowest when first asked, ms", round(max(first) * 1_000, 1)
    yield (
        "hostile searches, the slowest of the fastest of three, ms",
        round(max(fastest) * 1_000, 1),
    )


def main() -> None:
    """Print the figures as JSON, for bench.search."""
    import django  # noqa: PLC0415

    django.setup()
    print(json.dumps(dict(hostile_searches(int(sys.argv[1])))))


if __name__ == "__main__":
    main()
