"""`manage.py evaluate_search DATA`: evaluate the ranking of search with judged searches."""

import json
import random
import tempfile
import uuid
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.engines.contract import SearchEngine, SearchUnavailable
from search.evaluation import ndcg, paired_bootstrap, recall, with_typo
from search.judged_sets import BrokenSet, JudgedSet, Question, read_judged_set
from search.query import HITS_PER_PAGE, parse_query
from search.searching import answer
from search.synonyms import Thesaurus, load_shipped

RECALL_DEPTH = 100
TYPO_SEEDS = (1, 2, 3)


class Command(BaseCommand):
    help = "Load a judged set (BEIR layout) into an index of its own and report nDCG@10, recall."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("data", type=Path, help="folder with corpus, queries and qrels.tsv")
        parser.add_argument("--field", default="text", help="field of a query to search for")
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            judged = read_judged_set(options["data"], options["field"])
            with open_temporary_engine() as engine:
                engine.rebuild(judged.records)
                figures = evaluate(engine, judged)
        except (BrokenSet, SearchUnavailable) as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(figures))
            return
        for name, value in figures.items():
            self.stdout.write(f"{name:36}{value}")


@contextmanager
def open_temporary_engine() -> Iterator[SearchEngine]:
    """Yield the engine of the settings with a temporary index, deleted afterwards."""
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
    texts = [question.text for question in judged.questions]
    found = [rank(engine, judged, text, load_shipped()) for text in texts]
    typed = [find_first_page(engine, judged, text, is_exact=True) for text in texts]
    scores, with_typos = (
        compute_gains(found, judged.questions),
        compute_misspelt_gains(engine, judged),
    )
    once = compute_gains([list(dict.fromkeys(ids)) for ids in found], judged.questions)
    recalls = [recall(ids, q.grades) for ids, q in zip(found, judged.questions, strict=True)]
    added = paired_bootstrap(scores, compute_gains(typed, judged.questions))
    return {
        "engine": type(engine).__name__,
        "documents": len(judged.records),
        "questions": len(texts),
        "ndcg@10": compute_mean(scores),
        "recall@100": compute_mean(recalls),
        "ndcg@10 with a typo": compute_mean(with_typos),
        "kept with a typo": round(compute_mean(with_typos) / compute_mean(scores), 4)
        if any(scores)
        else 0.0,
        "ndcg@10, repeated documents once": compute_mean(once),
        "added by synonyms and spelling": round(added.mean, 4),
        "95% interval of that": [round(added.low, 4), round(added.high, 4)],
    }


def compute_misspelt_gains(engine: SearchEngine, judged: JudgedSet) -> list[float]:
    """Return the nDCG of the questions with a one-letter mistake in a word of each, three times."""
    scores: list[float] = []
    for seed in TYPO_SEEDS:
        chance = random.Random(seed)  # noqa: S311, a seeded test, not a secret
        texts = [with_typo(question.text, chance) for question in judged.questions]
        scores += compute_gains(
            [find_first_page(engine, judged, t, load_shipped()) for t in texts], judged.questions
        )
    return scores


def compute_gains(found: Sequence[Sequence[str]], questions: Sequence[Question]) -> list[float]:
    return [ndcg(ids, question.grades) for ids, question in zip(found, questions, strict=True)]


def compute_mean(scores: Sequence[float]) -> float:
    return round(sum(scores) / len(scores), 4) if scores else 0.0


def rank(engine: SearchEngine, judged: JudgedSet, text: str, thesaurus: Thesaurus) -> list[str]:
    """Return the ids of the first hundred documents for a text, as readers would page to them."""
    found: list[str] = []
    for page in range(1, RECALL_DEPTH // HITS_PER_PAGE + 1):
        results = answer(parse_query(text, str(page)), engine.search, thesaurus).results
        found += [judged.ids[hit.page_id] for hit in results.hits]
        if page >= results.page_count:
            break
    return found


def find_first_page(
    engine: SearchEngine, judged: JudgedSet, text: str, *thesauri: Thesaurus, is_exact: bool = False
) -> list[str]:
    """Return the ids of the first ten documents for a text."""
    found = answer(parse_query(text), engine.search, *thesauri, is_exact=is_exact)
    return [judged.ids[hit.page_id] for hit in found.results.hits]
