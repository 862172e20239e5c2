"""Measure the speed of content checks on a separate site.

    python -m bench.checks DATA [--size 10000]

DATA is the judged set medquad_liveqa. Its texts are published as articles in a fresh database and
checked on one core; then the report and the explorer are opened, as an editor would.
"""

import argparse
import os
import statistics
import tempfile
import time
from io import StringIO
from pathlib import Path
from typing import Any

from bench.search import prepare_django, report

ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path, help="folder of medquad_liveqa (BEIR layout)")
    parser.add_argument("--size", type=int, default=10_000, help="number of articles")
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare_django(folder)
        run(arguments.data, arguments.size)


def run(data: Path, size: int) -> None:
    """Fill the database, then print each figure."""
    from bench.site import fill  # noqa: PLC0415
    from blog.models import ArticleIndexPage  # noqa: PLC0415
    from search.judged_sets import read_judged_set  # noqa: PLC0415

    fill(read_judged_set(data, "text").records, size)
    figures: dict[str, Any] = {}
    report(figures, "articles checked a second", round(size / measure_seconds("check_articles")))
    report(figures, "articles audited a second", round(size / measure_seconds("audit_published")))
    index = ArticleIndexPage.objects.get()
    for name, address in (
        ("report", "/admin/reports/content-checks/"),
        ("explorer", f"/admin/pages/{index.pk}/"),
    ):
        milliseconds, queries = measure_page(address)
        report(figures, f"{name}, ms", milliseconds)
        report(figures, f"{name}, queries", queries)


def measure_seconds(command: str) -> float:
    from django.core.management import CommandError, call_command  # noqa: PLC0415

    start = time.perf_counter()
    try:
        call_command(command, stdout=StringIO())
    except CommandError as found:
        print(found)
    return time.perf_counter() - start


def measure_page(address: str) -> tuple[int, int]:
    """Return the median time in ms and the number of queries of a page of the admin."""
    from django.contrib.auth.models import Group, User  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    user, _ = User.objects.get_or_create(username="bench")
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    taken = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200  # noqa: S101
        taken.append((time.perf_counter() - start) * 1_000)
    return round(statistics.median(taken)), len(queries)


if __name__ == "__main__":
    main()
