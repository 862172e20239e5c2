"""Build tantivy queries."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import tantivy
from tantivy import FieldType, Occur, Query

from search.query import Alternative, Filters, SearchQuery
from search.ranking import (
    RECENT_REVIEW_POINTS,
    RECENT_REVIEW_YEARS,
    TITLE_PAIR_WEIGHT,
    subtract_years,
)

Analyze = Callable[[str], list[str]]
Clause = tuple[Occur, Query]


@dataclass(frozen=True)
class WordsQuery:
    """Builds queries for words in the weighted fields of an index."""

    schema: tantivy.Schema
    fields: Mapping[str, float]
    analyze: Analyze

    def any_word(self, query: SearchQuery) -> Query:
        """Return a query for documents with any of the words or their synonyms."""
        clauses: dict[tuple[str, ...], list[Query]] = {}
        for term in query.terms:
            stems = tuple(self.analyze(term.word))
            if stems and stems not in clauses:  # words that differ by their endings count once
                clauses[stems] = [*self._word(stems, 1.0), *self._others(term.alternatives)]
        return Query.boolean_query(
            [(Occur.Should, clause) for group in clauses.values() for clause in group]
        )

    def title_pairs(self, query: SearchQuery) -> Iterator[Query]:
        """Yield queries for two words of the query next to each other in the title."""
        stems = dict.fromkeys(stem for word in query.words for stem in self.analyze(word))
        for pair in pairwise(stems):
            phrase = Query.phrase_query(self.schema, "title", list(pair))
            yield Query.boost_query(phrase, TITLE_PAIR_WEIGHT)

    def _word(self, stems: tuple[str, ...], weight: float) -> Iterator[Query]:
        for stem in stems:
            for field, field_weight in self.fields.items():
                query = Query.term_query(self.schema, field, stem)
                yield Query.boost_query(query, weight * field_weight)

    def _others(self, alternatives: tuple[Alternative, ...]) -> Iterator[Query]:
        for alternative in alternatives:
            placed = self._placed(alternative.words)
            if len(placed) == 1:
                yield from self._word((placed[0][1],), alternative.weight)
            elif placed:
                yield from self._phrase(placed, alternative.weight)

    def _phrase(self, placed: list[tuple[int, str]], weight: float) -> Iterator[Query]:
        for field, field_weight in self.fields.items():
            query = Query.phrase_query(self.schema, field, list(placed))
            yield Query.boost_query(query, weight * field_weight)

    def _placed(self, words: tuple[str, ...]) -> list[tuple[int, str]]:
        """Return the stems with their places: words that are not indexed leave gaps."""
        return [(place, stem) for place, word in enumerate(words) for stem in self.analyze(word)]


def build_ranked(words: WordsQuery, query: SearchQuery, today: date) -> Query:
    """Return a query for articles, better with pairs of words in the title or a recent review."""
    recent = Query.const_score_query(
        build_reviewed_since(words.schema, subtract_years(today, RECENT_REVIEW_YEARS)),
        RECENT_REVIEW_POINTS,
    )
    better = [*words.title_pairs(query), recent]
    matching = build_all_of(
        [words.any_word(query), *build_filters(words.schema, query.filters, today)]
    )
    return Query.boolean_query([(Occur.Must, matching), *((Occur.Should, b) for b in better)])


def build_filters(schema: tantivy.Schema, filters: Filters, today: date) -> Iterator[Query]:
    """Yield the clauses that narrow a query to the filters and add nothing to its score."""
    if filters.topic:
        yield Query.const_score_query(Query.term_query(schema, "topic", filters.topic), 0)
    if filters.kind:
        yield Query.const_score_query(Query.term_query(schema, "kind", filters.kind), 0)
    if filters.reviewed_within:
        since = subtract_years(today, filters.reviewed_within)
        yield Query.const_score_query(build_reviewed_since(schema, since), 0)


def build_reviewed_since(schema: tantivy.Schema, day: date) -> Query:
    return Query.range_query(
        schema, "reviewed_day", FieldType.Unsigned, lower_bound=day.toordinal(), upper_bound=None
    )


def build_all_of(queries: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, query) for query in queries])
