"""`manage.py rebuild_search_index`: make the search index anew from the database."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.models import ArticlePage
from blog.record import ArticleRecord
from search.engines import SearchUnavailable, get_engine
from search.indexing import all_records


class Command(BaseCommand):
    help = "Build the search index anew beside the one in use, then put it in its place."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-needed",
            action="store_true",
            help="Do nothing when the index holds as many articles as readers may see.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        total = ArticlePage.objects.for_readers().count()
        if options["if_needed"] and indexed_count() == total:
            self.stdout.write(f"The search index is there ({total} articles).")
            return
        try:
            count = get_engine().rebuild(self.with_progress(all_records(), total))
        except SearchUnavailable as error:
            raise CommandError(f"The index was not changed. {error}") from error
        self.stdout.write(f"Indexed {count} articles.")

    def with_progress(
        self, records: Iterable[ArticleRecord], total: int
    ) -> Iterator[ArticleRecord]:
        for number, record in enumerate(records, 1):
            if number % 1000 == 0:
                self.stdout.write(f"  {number} of {total}")
            yield record


def indexed_count() -> int | None:
    """Return how many articles the index holds, or None when there is no index to ask."""
    try:
        return get_engine().count()
    except SearchUnavailable:
        return None
