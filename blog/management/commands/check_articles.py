"""`manage.py check_articles`: check all articles, and say what is found in published ones."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from blog.models import ArticlePage
from review.content_checks import Finding, Level
from review.storing import check_pages

LEVELS = {level.name.lower(): level for level in Level if level}
DUE_AFTER = timedelta(days=1)  # sources age and are retracted without a page being saved


class Command(BaseCommand):
    help = (
        "Store what the content checks find in all articles, and list it for live ones; exits with "
        "an error if it is grave."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="a line of JSON for each finding")
        parser.add_argument(
            "--due", action="store_true", help="only articles that were not checked for a day"
        )
        parser.add_argument(
            "--fail-level",
            choices=LEVELS,
            default="warning",
            help="the least level that makes it an error (default: warning)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        write = encode_finding if options["json"] else format_finding
        grave = 0
        for page, findings in check_pages(select_articles(options["due"])):
            if not page.live:
                continue
            for finding in findings:
                self.stdout.write(write(page, finding))
            grave += any(
                finding.level >= LEVELS[options["fail_level"]] and not finding.reason
                for finding in findings
            )
        if grave:
            raise CommandError(f"{grave} article{'s have' if grave > 1 else ' has'} findings.")
        if not options["json"]:
            self.stdout.write("No warnings or errors.")


def select_articles(only_due: bool) -> Any:
    """Return all articles, or those that were never checked or not for a day."""
    if not only_due:
        return ArticlePage.objects.all()
    checked = timezone.now() - DUE_AFTER
    return ArticlePage.objects.exclude(page_check__checked_at__gt=checked)


def format_finding(page: ArticlePage, finding: Finding) -> str:
    overridden = f" (overridden: {finding.reason})" if finding.reason else ""
    return f"{page.url} {finding.level.name} {finding.id} {finding.message}{overridden}"


def encode_finding(page: ArticlePage, finding: Finding) -> str:
    found = asdict(finding) | {"level": finding.level.name.lower()}
    return json.dumps({"page": page.pk, "url": page.full_url, **found})
