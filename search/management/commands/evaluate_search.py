"""`manage.py evaluate_search DATA`: how well the readers' search ranks, by judged searches."""

import json
import random
import tempfile
import uuid
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.engines import SearchEngine, SearchUnavailable
from search.evaluation import ndcg, recall, with_typo
from search.judged_sets import BrokenSet, JudgedSet, Question, read_judged_set
from search.query import HITS_PER_PAGE, parse_query
from search.searching import answer
from search.synonyms import shipped

RECALL_DEPTH = 100
TYPO_SEED = 1


class Command(BaseCommand):
    help = "Load a judged set (BEIR layout) into an index of its own and report nDCG@10, recall."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("data", type=Path, help="folder with corpus, queries and qrels.tsv")
        parser.add_argument("--field", default="text", help="field of a query to search for")
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            judged = read_judged_set(options["data"], options["field"])
            with temporary_engine() as engine:
                engine.rebuild(judged.records)
                figures = evaluate(engine, judged)
        except (BrokenSet, SearchUnavailable) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(figures))
            return
        for name, value in figures.items():
            self.stdout.write(f"{name:24}{value}")


@contextmanager
def temporary_engine() -> Iterator[SearchEngine]:
    """Give the engine that the settings choose, with an index that is gone afterwards."""
    if settings.ELASTICSEARCH_URL:
        from search.engines.elasticsearch import ElasticsearchEngine  # noqa: PLC0415

        elastic = ElasticsearchEngine(
            settings.ELASTICSEARCH_URL, family=f"evaluation-{uuid.uuid4().hex}"
        )
        try:
            yield elastic
        finally:
            elastic.drop()
        return
    from search.engines.embedded import EmbeddedEngine  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="evaluation-") as folder:
        yield EmbeddedEngine(Path(folder))


def evaluate(engine: SearchEngine, judged: JudgedSet) -> dict[str, Any]:
    """Return the figures, nDCG and recall from 0 to 1, means over the judged questions."""
    chance = random.Random(TYPO_SEED)  # noqa: S311, a seeded test, not a secret
    misspelt = [replace(q, text=with_typo(q.text, chance)) for q in judged.questions]

    def mean(score: Callable[[list[str], Question], float], questions: Any) -> float:
        scores = [score(ranked(engine, judged, q.text), q) for q in questions]
        return round(sum(scores) / len(scores), 4) if scores else 0.0

    return {
        "engine": type(engine).__name__,
        "documents": len(judged.records),
        "questions": len(judged.questions),
        "ndcg@10": mean(lambda found, q: ndcg(found, q.grades), judged.questions),
        "recall@100": mean(lambda found, q: recall(found, q.grades), judged.questions),
        "ndcg@10 with a typo": mean(lambda found, q: ndcg(found, q.grades), misspelt),
    }


def ranked(engine: SearchEngine, judged: JudgedSet, text: str) -> list[str]:
    """Return the ids of the first hundred documents for a text, as readers would page to them."""
    found: list[str] = []
    for page in range(1, RECALL_DEPTH // HITS_PER_PAGE + 1):
        results = answer(parse_query(text, str(page)), engine.search, shipped()).results
        found += [judged.ids[hit.page_id] for hit in results.hits]
        if page >= results.page_count:
            break
    return found
