"""`manage.py audit_published`: audit live pages against the publication gate."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from review.auditing import audit


class Command(BaseCommand):
    help = "Look at every live page: may it be live as it is, and is its review the right one?"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="a line of JSON for each fault")

    def handle(self, *args: Any, **options: Any) -> None:
        pages = faults = 0
        for page, reasons in audit():
            pages += 1
            for reason in reasons:
                faults += 1
                said = {"page": page.pk, "url": page.full_url, "fault": reason}
                self.stdout.write(json.dumps(said) if options["json"] else f"{page.url} {reason}")
        if faults:
            raise CommandError(f"{faults} faults in {pages} live pages.")
        if not options["json"]:
            self.stdout.write(f"{pages} live pages, no faults.")
