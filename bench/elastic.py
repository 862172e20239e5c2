"""The same over Elasticsearch, beside the raw query's own time."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.utils import timezone

from bench.search import rate, times
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_query import build_search
from search.indexing import all_records
from search.query import parse_query
from search.searching import answer
from search.synonyms import shipped, widened


def measure_elasticsearch(url: str, texts: Sequence[str]) -> Iterator[tuple[str, Any]]:
    """Yield figures with their names; the index is gone afterwards."""
    engine = ElasticsearchEngine(url, family=f"bench-{uuid.uuid4().hex}")
    try:
        yield "Elasticsearch, articles indexed a second", rate(engine.rebuild, all_records())
        ours = times(lambda text: engine.search(query_of(text)), texts)
        raw = times(raw_search(engine, texts), texts)
        yield "Elasticsearch, a query through the engine, ms", ours
        yield "peer: the same request sent raw, ms", raw
        yield "engine over raw, median", round(ours["p50"] / raw["p50"], 2)
        whole = times(lambda text: answer(parse_query(text), engine.search, shipped()), texts)
        yield "Elasticsearch, a search with spelling, ms", whole
        plain = times(plain_search(engine), texts)
        yield "peer: plain two-field query, ms", plain
    finally:
        engine.drop()


def query_of(text: str) -> Any:
    return widened(parse_query(text), shipped())


def raw_search(engine: ElasticsearchEngine, texts: Sequence[str]) -> Callable[[str], object]:
    """The requests made beforehand, and the answers only parsed as JSON."""
    today = timezone.localdate()
    bodies = {text: build_search(query_of(text), today).to_dict() for text in texts}
    return lambda text: engine.client.search(index=engine.alias, body=bodies[text])


def plain_search(engine: ElasticsearchEngine) -> Callable[[str], object]:
    """Any word in title (twice the weight) or body, without passages, facets and spelling."""

    def search(text: str) -> object:
        words = {"query": text, "fields": ["title^2", "body"], "type": "most_fields"}
        return engine.client.search(index=engine.alias, query={"multi_match": words}, source=False)

    return search
