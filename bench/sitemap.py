"""Measure time, queries and memory of the sitemaps and feeds of a very large site.

    python -m bench.sitemap [--articles 100000]

Rows of articles are made in bulk in a fresh database, each with its published snapshot.
"""

import argparse
import re
import tempfile
import time
from dataclasses import dataclass
from typing import Any

from bench.leaflets import read_resident_memory
from bench.search import prepare_django, report

WORDS = "Back pain is common and mostly gets better. " * 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=100_000, help="number of articles")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        prepare_django(folder)
        run(parser.parse_args().articles)


def run(count: int) -> None:
    """Make the site, request everything once, and print each figure."""
    fill_site(count)
    figures: dict[str, Any] = {}
    ask("/robots.txt")  # what every request needs is loaded before memory is measured
    base = read_resident_memory()
    index = ask("/sitemap.xml")
    report(figures, "index, ms", index.milliseconds)
    report(figures, "index, queries", index.queries)
    parts = [ask(path) for path in re.findall(r"/sitemap-\d+\.xml", index.text)]
    report(figures, "parts", len(parts))
    report(figures, "addresses", sum(part.text.count("<loc>") for part in parts))
    report(figures, "part, ms, slowest", max(part.milliseconds for part in parts))
    report(figures, "part, ms of this process, most", max(part.own for part in parts))
    report(figures, "part, queries, most", max(part.queries for part in parts))
    report(figures, "part, MB, largest", max(len(part.text) for part in parts) / 1_000_000)
    report(figures, "memory over the base, MB", read_resident_memory() - base)
    for name in ("cold", "warm"):
        feed = ask("/feed/atom/")
        report(figures, f"feed, {name}, ms", feed.milliseconds)
        report(figures, f"feed, {name}, ms of this process", feed.own)
        report(figures, f"feed, {name}, queries", feed.queries)


def fill_site(count: int) -> None:
    """Publish articles and record their snapshots, all with one short text."""
    from bench.site import fill  # noqa: PLC0415
    from blog.models import ArticlePage, PublishedArticle  # noqa: PLC0415
    from blog.record.article_record import ArticleRecord  # noqa: PLC0415
    from blog.record.sections import Section  # noqa: PLC0415

    section = Section("section", "a", "", WORDS)
    text = ArticleRecord(0, "", "", "", "en", None, None, None, (), (), (section,))
    fill([text], count)
    rows = ArticlePage.objects.values_list("pk", "slug", "last_published_at").iterator()
    PublishedArticle.objects.bulk_create(
        (
            PublishedArticle(
                page_id=pk,
                url=f"http://localhost/a/{slug}/",
                digest="",
                last_significant_change=changed_at,
            )
            for pk, slug, changed_at in rows
        ),
        batch_size=5_000,
    )


@dataclass(frozen=True)
class Answer:
    """`own` is the CPU time of this process in ms, which other programs do not lengthen."""

    text: str
    milliseconds: int
    own: int
    queries: int


def ask(path: str) -> Answer:
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    start, own = time.monotonic(), time.process_time()
    with CaptureQueriesContext(connection) as queries:
        response = Client(headers={"host": "localhost"}).get(path)
        text = response.getvalue().decode()
    taken, own = time.monotonic() - start, time.process_time() - own
    return Answer(text, round(taken * 1_000), round(own * 1_000), len(queries))


if __name__ == "__main__":
    main()
