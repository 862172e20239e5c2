"""`manage.py check_references`: update the status of references and of their links."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence.choices import Status
from evidence.watch.links import ask_links
from evidence.watch.references import look_again
from infrastructure.outbound_http.errors import SourceUnavailable

LIMIT = 500


class Command(BaseCommand):
    help = "Look references up again in Crossref and PubMed, and ask whether their addresses answer"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--limit", type=int, default=LIMIT, help="references to look up, and addresses to ask"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        failure = self.look_up(options["limit"])
        self.ask_links(options["limit"])
        if failure:
            raise CommandError(failure)

    def look_up(self, limit: int) -> str:
        """Look references up; return the error message, or nothing."""
        looked_up = changed = 0
        try:
            for seen in look_again(limit):
                looked_up += 1
                if seen.is_changed:
                    changed += 1
                    status = Status(seen.reference.status).label
                    self.stdout.write(f"{status}: {seen.reference} ({seen.reference.pk})")
        except SourceUnavailable as error:
            return f"{looked_up} looked up, then: {error} Run it again later."
        self.stdout.write(f"{looked_up} references looked up, {changed} changed status.")
        return ""

    def ask_links(self, limit: int) -> None:
        asked = dead = 0
        for seen in ask_links(limit):
            asked += 1
            if seen.is_newly_dead:
                dead += 1
                self.stdout.write(f"Broken link: {seen.reference} ({seen.reference.pk})")
        self.stdout.write(f"{asked} web addresses checked; newly broken: {dead}.")
