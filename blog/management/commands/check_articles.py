"""`manage.py check_articles`: what the checks find in published articles."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.models import ArticlePage
from review.content_checks import Finding, Level
from review.findings import findings_by_page

LEVELS = {level.name.lower(): level for level in Level if level}


class Command(BaseCommand):
    help = "List what the content checks find in live articles; exits with an error if it is grave."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="a line of JSON for each finding")
        parser.add_argument(
            "--fail-level",
            choices=LEVELS,
            default="warning",
            help="the least level that makes it an error (default: warning)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        write = as_json if options["json"] else line
        grave = 0
        for page, findings in findings_by_page(ArticlePage.objects.live().iterator()):
            for finding in findings:
                self.stdout.write(write(page, finding))
            grave += any(
                finding.level >= LEVELS[options["fail_level"]] and not finding.reason
                for finding in findings
            )
        if grave:
            raise CommandError(f"{grave} article{'s have' if grave > 1 else ' has'} findings.")
        if not options["json"]:
            self.stdout.write("No grave findings.")


def line(page: ArticlePage, finding: Finding) -> str:
    overridden = f" (overridden: {finding.reason})" if finding.reason else ""
    return f"{page.url} {finding.level.name} {finding.id} {finding.message}{overridden}"


def as_json(page: ArticlePage, finding: Finding) -> str:
    found = asdict(finding) | {"level": finding.level.name.lower()}
    return json.dumps({"page": page.pk, "url": page.full_url, **found})
