"""`manage.py check_references`: what has become of the sources since they were looked up."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence.choices import Status
from evidence.sources.found import SourceUnavailable
from evidence.watching import look_again

LIMIT = 500


class Command(BaseCommand):
    help = "Look references up again in Crossref and PubMed: retracted, corrected, in doubt?"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, default=LIMIT, help="references to look up")

    def handle(self, *args: Any, **options: Any) -> None:
        looked_up = changed = 0
        try:
            for seen in look_again(options["limit"]):
                looked_up += 1
                if seen.is_changed:
                    changed += 1
                    status = Status(seen.reference.status).label
                    self.stdout.write(f"{status}: {seen.reference} ({seen.reference.pk})")
        except SourceUnavailable as error:
            raise CommandError(
                f"{looked_up} looked up, then: {error} Run it again later."
            ) from error
        self.stdout.write(f"{looked_up} references looked up, {changed} have another status now.")
