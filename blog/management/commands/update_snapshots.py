"""`manage.py update_snapshots`: update the published snapshots of articles."""

from argparse import ArgumentParser
from typing import Any, TextIO, cast

from django.core.management.base import BaseCommand

from blog.models import ArticlePage, PublishedArticle
from blog.publication.snapshots import update_snapshot
from infrastructure.progress import with_progress


class Command(BaseCommand):
    help = (
        "Look what each article says to readers now, and note since when; may be interrupted and "
        "run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--missing", action="store_true", help="only those that are live and not noted"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        known = PublishedArticle.objects.values("pk")
        live = ArticlePage.objects.for_readers().filter(alias_of=None)
        page_ids = set(live.exclude(pk__in=known).values_list("pk", flat=True))
        if not options["missing"]:
            page_ids |= set(PublishedArticle.objects.values_list("pk", flat=True))
        ordered = with_progress(sorted(page_ids), len(page_ids), cast(TextIO, self.stdout))
        changes = [change for page_id in ordered if (change := update_snapshot(page_id))]
        self.stdout.write(f"{len(page_ids)} articles checked, {len(changes)} changed.")
