"""Build Elasticsearch queries equivalent to those of the embedded engine."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import (
    Bool,
    ConstantScore,
    Match,
    MatchPhrase,
    MoreLikeThis,
    MultiMatch,
    Query,
    Range,
)
from elasticsearch.dsl.query import Nested as NestedQuery
from elasticsearch.dsl.query import Term as TermQuery

from search.query import HITS_PER_PAGE, REVIEW_YEARS, Alternative, Filters, SearchQuery
from search.ranking import (
    ARTICLE_FIELDS,
    RECENT_REVIEW_POINTS,
    RECENT_REVIEW_YEARS,
    SECTION_FIELDS,
    SIMILAR_WORDS,
    TITLE_PAIR_WEIGHT,
    subtract_years,
)
from search.results import MAX_SIMILAR, PASSAGE_CHARACTERS
from search.spelling import MIN_LETTERS

MAX_TOPICS = 100
MAX_CANDIDATES = 10
# Private-use characters: no text holds them, so what stands between them is a match.
MARK_START, MARK_END = "\ue000", "\ue001"


def build_search(query: SearchQuery, today: date) -> Search:
    """Return the request for a page of hits, with their passages, facets and unknown words."""
    words = build_any_word(query, ARTICLE_FIELDS)
    pairs = [
        MatchPhrase(title={"query": " ".join(pair), "boost": TITLE_PAIR_WEIGHT})
        for pair in pairwise(query.words)
    ]
    since = subtract_years(today, RECENT_REVIEW_YEARS)
    recent = ConstantScore(filter=Range(reviewed={"gte": since}), boost=RECENT_REVIEW_POINTS)
    search = Search().query(Bool(must=[words], should=[build_best_section(query), *pairs, recent]))
    search = add_facets(search, query.filters, today)
    search = search.suggest("unknown", " ".join(query.words), term=UNKNOWN_WORDS).source(False)
    return search[query.offset : query.offset + HITS_PER_PAGE].extra(track_total_hits=True)


SIMILAR_FIELDS = ["title", "topics", "summary", "body"]

UNKNOWN_WORDS = {
    "field": "words",
    "suggest_mode": "missing",
    "max_edits": 2,
    "prefix_length": 0,
    "min_word_length": MIN_LETTERS,
    "size": MAX_CANDIDATES,
}


def build_similar(page_id: int, index: str) -> Search:
    """Return the request for the articles that share most with this one of the index."""
    like = MoreLikeThis(
        like={"_index": index, "_id": str(page_id)},
        fields=SIMILAR_FIELDS,
        min_term_freq=1,
        min_doc_freq=2,
        max_query_terms=SIMILAR_WORDS,
        minimum_should_match=1,
    )
    return Search().query(like).source(False)[:MAX_SIMILAR]


def build_any_word(query: SearchQuery, fields: Mapping[str, float], path: str = "") -> Query:
    """Return a query for any of the words or their synonyms, in the weighted fields."""
    weighted = [f"{path}{field}^{weight}" for field, weight in fields.items()]
    words = MultiMatch(query=" ".join(query.words), fields=weighted, type="most_fields")
    others = [
        clause
        for term in query.terms
        for alternative in term.alternatives
        for clause in _build_others(alternative, weighted)
    ]
    return Bool(should=[words, *others], minimum_should_match=1)


def _build_others(alternative: Alternative, weighted: list[str]) -> Iterator[Query]:
    """Yield a clause a field, so that each field adds to the score."""
    for field_weight in weighted:
        field, _, weight = field_weight.partition("^")
        value = {
            "query": " ".join(alternative.words),
            "boost": float(weight) * alternative.weight,
        }
        yield (MatchPhrase if len(alternative.words) > 1 else Match)(**{field: value})


def build_best_section(query: SearchQuery) -> Query:
    """Return a query that finds the best section of each hit, and adds nothing to its score.

    With a filter for a kind of section, one of that kind, whether or not it has the words.
    """
    words = build_any_word(query, SECTION_FIELDS, "sections.")
    kind = query.filters.kind
    wanted = Bool(should=[words], filter=[TermQuery(**{"sections.kind": kind})]) if kind else words
    return NestedQuery(
        path="sections", query=wanted, score_mode="max", inner_hits=INNER_HITS, boost=0
    )


INNER_HITS = {
    "size": 1,
    "_source": ["sections.anchor", "sections.heading", "sections.text"],
    "highlight": {
        "pre_tags": [MARK_START],
        "post_tags": [MARK_END],
        "number_of_fragments": 1,
        "fragment_size": PASSAGE_CHARACTERS,
        "fields": {"sections.text": {}},
    },
}


def add_facets(search: Search, filters: Filters, today: date) -> Search:
    """Return the search narrowed after its counts are taken.

    A filter that was chosen does not narrow the counts of its own kind.
    """
    others = {
        "topics": replace(filters, topic=""),
        "kinds": replace(filters, kind=""),
        "reviewed": replace(filters, reviewed_within=0),
    }
    counts: dict[str, dict[str, Any]] = {
        "topics": {"terms": {"field": "topic", "size": MAX_TOPICS}},
        "kinds": {"terms": {"field": "kind", "size": MAX_TOPICS}},
        "reviewed": {"date_range": {"field": "reviewed", "ranges": list(_build_ranges(today))}},
    }
    for name, other in others.items():
        narrowed = {"bool": {"filter": build_filters(other, today)}}
        search.aggs.bucket(name, {"filter": narrowed, "aggs": {"counted": counts[name]}})
    chosen = build_filters(filters, today)
    return search.post_filter("bool", filter=chosen) if chosen else search


def _build_ranges(today: date) -> Iterator[dict[str, str]]:
    for years in REVIEW_YEARS:
        yield {"key": str(years), "from": subtract_years(today, years).isoformat()}


def build_filters(filters: Filters, today: date) -> list[dict[str, Any]]:
    """Return the clauses that narrow a search to the filters."""
    clauses: list[dict[str, Any]] = []
    if filters.topic:
        clauses.append({"term": {"topic": filters.topic}})
    if filters.kind:
        clauses.append({"term": {"kind": filters.kind}})
    if filters.reviewed_within:
        since = subtract_years(today, filters.reviewed_within)
        clauses.append({"range": {"reviewed": {"gte": since.isoformat()}}})
    return clauses
