"""`manage.py import_redirects FILE`: import redirects from a CSV file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.redirects.csv_import import UnreadableRedirects, import_rows, read_rows


class Command(BaseCommand):
    help = (
        "Add the permanent redirects of a CSV file with the columns “from” and “to”, all of them "
        "or none; those that are there already stay. May be run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would be added, and why not"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            try:
                outcome = import_rows(read_rows(options["file"]))
            except UnreadableRedirects as error:
                raise CommandError(f"{error}\nNothing was added.") from error
            if outcome.refused:
                listed = "\n".join(outcome.refused)
                raise CommandError(f"{listed}\nNothing was added. Fix these lines and run again.")
            transaction.set_rollback(options["dry_run"])
        done = "would be added" if options["dry_run"] else "added"
        self.stdout.write(f"{outcome.added} {done}, {outcome.known} exist already.")
