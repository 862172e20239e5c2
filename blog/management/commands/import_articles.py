"""Makes draft articles from files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.importing.errors import UnreadableSource
from blog.importing.pages import import_file
from blog.importing.report import format_report
from blog.importing.topics import get_known_topics
from blog.models import ArticleIndexPage


class Command(BaseCommand):
    help = (
        "Make a draft article of each file: the text of a page, or MedQuAD XML. A file that was "
        "imported before changes nothing, or becomes a new draft of its page. Nothing is published."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--topics",
            default="",
            metavar="A,B",
            help="topics to look for in run-together tags, besides those of the site",
        )
        parser.add_argument(
            "--parent", type=int, metavar="PAGE_ID", help="the article index page to import under"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        parent = find_article_index(options["parent"])
        topics = get_known_topics(options["topics"].split(","))
        files: list[Path] = options["files"]
        try:
            failed = self.import_all(files, parent, topics)
        except KeyboardInterrupt:
            raise CommandError("Stopped. Run it again to go on; what is done stays.") from None
        if failed:
            raise CommandError(f"{failed} of {len(files)} files could not be imported; see above.")

    def import_all(
        self, files: list[Path], parent: ArticleIndexPage, topics: frozenset[str]
    ) -> int:
        """Import each file by itself and return how many could not be."""
        failed = 0
        for number, path in enumerate(files, 1):
            self.stdout.write(f"[{number}/{len(files)}] {path}")
            failed += not self.import_one(path, parent, topics)
        return failed

    def import_one(self, path: Path, parent: ArticleIndexPage, topics: frozenset[str]) -> bool:
        """Import a file and report on it; False if it could not be read."""
        try:
            result = import_file(path, parent, topics)
        except UnreadableSource as error:
            self.stderr.write(self.style.ERROR(str(error)))
            return False
        self.stdout.write("\n".join(format_report(result)))
        return True


def find_article_index(page_id: int | None) -> ArticleIndexPage:
    """Return the page to import under; `CommandError` if that is not clear."""
    indexes = ArticleIndexPage.objects.order_by("path")
    found = list(indexes.filter(pk=page_id) if page_id is not None else indexes[:2])
    if not found:
        raise CommandError(
            "There is no such article index page. Create one in the admin below the home page, or "
            "load the demo content: manage.py load_demo_content"
        )
    if len(found) > 1:
        ids = ", ".join(str(pk) for pk in indexes.values_list("pk", flat=True))
        raise CommandError(f"There are several article index pages; choose with --parent: {ids}")
    return found[0]
