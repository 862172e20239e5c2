"""`manage.py document_content_checks`: the docs of all rules, as Markdown."""

from typing import Any

from django.core.management.base import BaseCommand

from review.admin.rule_docs import render_rules


class Command(BaseCommand):
    help = "Write docs/content-checks.md, made of the rules, to standard output."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(render_rules(), ending="")
