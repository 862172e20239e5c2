"""Measure the syndication API's speed, and its answers to generated requests, on a separate site.

    python -m bench.api DATA [--size 1000] [--requests 5600]

DATA is the judged set medquad_liveqa. Its texts are published as articles in a fresh database,
beside one that has every block, and asked for on one core.
"""

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.search import prepare_django, report

ROUNDS = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, help="folder of medquad_liveqa (BEIR layout)")
    parser.add_argument("--size", type=int, default=1_000, help="number of articles")
    parser.add_argument(
        "--requests",
        type=int,
        default=5_600,
        help="made-up requests; about a tenth finds nothing to make up",
    )
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    os.environ["API_RATE"] = "0"
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare_django(folder)
        run(arguments.data, arguments.size, arguments.requests)


def run(data: Path, size: int, requests: int) -> None:
    """Fill the database, then print each figure."""
    from django.core.management import call_command  # noqa: PLC0415

    from bench.site import fill  # noqa: PLC0415
    from blog.models import ArticlePage  # noqa: PLC0415
    from search.judged_sets import read_judged_set  # noqa: PLC0415
    from syndication.tests.api.generated_requests import send  # noqa: PLC0415
    from tests.browser.page_types.every_block import make  # noqa: PLC0415

    fill(read_judged_set(data, "text").records, size)
    make()
    call_command("update_snapshots")
    every_block = ArticlePage.objects.get(slug="every-block").pk
    figures: dict[str, Any] = {}
    for name, address in (
        ("list of 100", "/api/v1/articles/?limit=100"),
        ("list of 100, gzip and 304", "/api/v1/articles/?limit=100"),
        ("article of every block", f"/api/v1/articles/{every_block}/"),
        ("references", "/api/v1/references/?limit=100"),
    ):
        headers = {"Accept-Encoding": "gzip"} if "gzip" in name else {}
        milliseconds, queries = measure_request(address, headers)
        report(figures, f"{name}, ms", milliseconds)
        report(figures, f"{name}, queries", queries)
    for answer, count in sorted(send(requests).items()) if requests else ():
        report(figures, f"made-up requests, {answer}", count)


def measure_request(address: str, headers: dict[str, str]) -> tuple[float, int]:
    """Return the median of the time in ms, and the queries, for an answer to a client."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "localhost"} | headers)
    taken = []
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
    count = len(queries)
    if headers:
        client = Client(headers={"host": "localhost", "if-none-match": answer["ETag"]} | headers)
    for _round in range(ROUNDS):
        start = time.monotonic()
        assert client.get(address).status_code in {200, 304}  # noqa: S101
        taken.append((time.monotonic() - start) * 1_000)
    return round(statistics.median(taken), 1), count


if __name__ == "__main__":
    main()
