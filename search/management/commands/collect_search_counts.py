"""`manage.py collect_search_counts`: count the searches that the web processes logged."""

from typing import Any

from django.core.management.base import BaseCommand

from search.analytics.counting import COUNTS


class Command(BaseCommand):
    help = "Add up the searches noted since the last time, and delete counts older than 90 days."

    def handle(self, *args: Any, **options: Any) -> None:
        COUNTS.collect()
