"""`manage.py check_search_index`: compare the search index with the database."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.comparing import Drift, compare, rebuild, repair
from search.engines.contract import IndexUnusable, SearchUnavailable
from search.indexing import load_all_records
from search.languages import LANGUAGES, Language

MAX_LINES = 20


class Command(BaseCommand):
    help = "Compare the search index with the database, article by article; fail if they differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--repair",
            action="store_true",
            help="Index what differs again; build an index where there is none.",
        )
        parser.add_argument("--json", action="store_true", help="print what differs as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = {
                code: self.examine(language, options["repair"])
                for code, language in LANGUAGES.items()
            }
        except SearchUnavailable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            format_json(found) if options["json"] else format_text(found, options["repair"])
        )
        if any(found.values()) and not options["repair"]:
            raise CommandError("The search index differs from the database; --repair corrects it.")

    def examine(self, language: Language, is_repair: bool) -> Drift:
        if not is_repair:
            return compare(language)
        try:
            return repair(language)
        except IndexUnusable as error:
            self.stderr.write(f"{error} It is built now.")
            rebuild(language, load_all_records(language))
            return Drift()


def format_json(found: dict[str, Drift]) -> str:
    return json.dumps({code: asdict(drift) for code, drift in found.items()})


def format_text(found: dict[str, Drift], is_repaired: bool) -> str:
    """Return a line for each article that differs, up to 20, and how many there are."""
    lines = [
        f"{code}: article {page_id} is {kind}"
        for code, drift in found.items()
        for kind, page_ids in asdict(drift).items()
        for page_id in page_ids
    ]
    if not lines:
        return "The search index says what the database says."
    done = "were repaired" if is_repaired else "differ"
    return "\n".join([*lines[:MAX_LINES], f"{len(lines)} articles {done}."])
