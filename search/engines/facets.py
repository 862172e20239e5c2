"""Counts for the filters of a search, from the embedded index."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Any

import tantivy

from search.engines.embedded_query import WordsQuery, build_all_of, build_filters
from search.query import KINDS, REVIEW_YEARS, Filters, SearchQuery
from search.ranking import subtract_years
from search.results import Facets

MAX_TOPICS = 100


def count_facets(
    searcher: tantivy.Searcher, words: WordsQuery, query: SearchQuery, today: date
) -> Facets:
    """Return the number of articles for each filter, under those of the other kinds."""
    buckets: dict[str, dict[str, int]] = {}
    matching = words.any_word(query)
    for filters, wanted in _build_groups(query.filters, build_aggregations(today)):
        narrowed = build_all_of([matching, *build_filters(words.schema, filters, today)])
        answer = searcher.aggregate(narrowed, wanted)
        for name in wanted:
            buckets[name] = {str(b["key"]): int(b["doc_count"]) for b in answer[name]["buckets"]}
    return Facets(
        topics=buckets["topic"],
        kinds={kind: buckets["kind"].get(kind, 0) for kind in KINDS},
        reviewed_within=_cumulate(buckets["reviewed"]),
    )


def build_aggregations(today: date) -> dict[str, Any]:
    return {
        "topic": {"terms": {"field": "topic", "size": MAX_TOPICS}},
        "kind": {"terms": {"field": "kind", "size": MAX_TOPICS}},
        "reviewed": {"range": {"field": "reviewed_day", "ranges": list(_build_ranges(today))}},
    }


def _build_ranges(today: date) -> Iterator[dict[str, Any]]:
    """Yield a range of days for each number of years; the ranges may not overlap."""
    until: dict[str, float] = {}
    for years in REVIEW_YEARS:
        since = float(subtract_years(today, years).toordinal())
        yield {"key": str(years), "from": since, **until}
        until = {"to": since}


def _cumulate(counts: dict[str, int]) -> dict[int, int]:
    """Return the counts of each range with those of the later ones."""
    sums = accumulate(counts.get(str(years), 0) for years in REVIEW_YEARS)
    return dict(zip(REVIEW_YEARS, sums, strict=True))


def _build_groups(
    filters: Filters, wanted: dict[str, Any]
) -> Iterator[tuple[Filters, dict[str, Any]]]:
    """Yield the counts to make and their filters: a chosen one does not narrow its own kind."""
    own = {
        "topic": replace(filters, topic=""),
        "kind": replace(filters, kind=""),
        "reviewed": replace(filters, reviewed_within=0),
    }
    for narrowed in dict.fromkeys(own.values()):
        yield narrowed, {name: wanted[name] for name in wanted if own[name] == narrowed}
