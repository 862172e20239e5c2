"""`manage.py collect_missing_pages`: count the requests for pages that do not exist."""

from typing import Any

from django.core.management.base import BaseCommand

from home.missing_pages.counting import COUNTS


class Command(BaseCommand):
    help = "Add up the missing pages noted since the last time; delete counts older than 90 days."

    def handle(self, *args: Any, **options: Any) -> None:
        COUNTS.collect()
