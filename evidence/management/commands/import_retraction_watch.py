"""`manage.py import_retraction_watch FILE`: import notices of retraction and correction."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from evidence.retractions.importing import import_retractions
from evidence.retractions.notices import apply_notices
from evidence.retractions.retraction_watch import UnreadableFile

EVERY = 10_000


class Command(BaseCommand):
    help = "Take over the records of a Retraction Watch file (CSV), all or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="count, but change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        is_trial = options["dry_run"]
        try:
            found = import_retractions(options["file"], self.report, is_trial=is_trial)
        except UnreadableFile as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        except KeyboardInterrupt:
            raise CommandError("Stopped. Nothing was changed.") from None
        self.stdout.write(
            f"{found.read} records read: {found.new} new, {found.changed} changed, "
            f"{found.skipped} skipped (no DOI or PubMed number, or an unknown kind of notice)."
        )
        if is_trial:
            self.stdout.write("Nothing was changed: this was a trial.")
        else:
            self.stdout.write(f"{apply_notices()} references changed status.")

    def report(self, read: int) -> None:
        if read % EVERY == 0:
            self.stdout.write(f"  {read} records")
