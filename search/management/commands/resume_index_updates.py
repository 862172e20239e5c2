"""`manage.py resume_index_updates`: have index updates done that a worker left half done."""

from typing import Any

from django.core.management.base import BaseCommand

from search.tasks import resume_interrupted


class Command(BaseCommand):
    help = "Have the index updates done again that a worker began and did not end."

    def handle(self, *args: Any, **options: Any) -> None:
        if count := resume_interrupted():
            self.stdout.write(f"{count} index updates are done again.")
