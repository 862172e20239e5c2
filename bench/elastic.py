"""Measure search over Elasticsearch beside the time of the raw query."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.utils import timezone

from bench.search import measure_rate, measure_times
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_query import build_search
from search.indexing import load_all_records
from search.query import parse_query
from search.searching import answer
from search.synonyms import load_shipped, widen_query


def measure_elasticsearch(url: str, texts: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Yield figures with their names; the index is deleted afterwards."""
    engine = ElasticsearchEngine(url, family=f"bench-{uuid.uuid4().hex}")
    try:
        yield (
            "Elasticsearch, articles indexed a second",
            measure_rate(engine.rebuild, load_all_records()),
        )
        ours = measure_times(lambda text: engine.search(build_query(text)), texts)
        raw = measure_times(raw_search(engine, texts), texts)
        yield "Elasticsearch, a query through the engine, ms", ours
        yield "peer: the same request sent raw, ms", raw
        yield "engine over raw, median", round(ours["p50"] / raw["p50"], 2)
        whole = measure_times(
            lambda text: answer(parse_query(text), engine.search, load_shipped()), texts
        )
        yield "Elasticsearch, a search with spelling, ms", whole
        plain = measure_times(plain_search(engine), texts)
        yield "peer: plain two-field query, ms", plain
    finally:
        engine.drop()


def build_query(text: str) -> Any:
    return widen_query(parse_query(text), load_shipped())


def raw_search(engine: ElasticsearchEngine, texts: Sequence[str]) -> Callable[[str], object]:
    """Return a search with requests built beforehand and answers only parsed as JSON."""
    today = timezone.localdate()
    bodies = {text: build_search(build_query(text), today).to_dict() for text in texts}
    return lambda text: engine.client.search(index=engine.alias, body=bodies[text])


def plain_search(engine: ElasticsearchEngine) -> Callable[[str], object]:
    """Return a search for any word in title (twice the weight) or body, and nothing more."""

    def search(text: str) -> object:
        words = {"query": text, "fields": ["title^2", "body"], "type": "most_fields"}
        return engine.client.search(index=engine.alias, query={"multi_match": words}, source=False)

    return search
