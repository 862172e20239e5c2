"""`manage.py check_articles`: what the checks find in published articles."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.models import ArticlePage
from review.content_checks import run_checks


class Command(BaseCommand):
    help = "List what the content checks find in live articles; exits with an error if anything."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for page in ArticlePage.objects.live().iterator():
            for finding in run_checks(page):
                count += 1
                self.stdout.write(f"{page.url} {finding.level.name} {finding.id} {finding.message}")
        if count:
            raise CommandError(f"{count} findings.")
        self.stdout.write("Nothing found.")
