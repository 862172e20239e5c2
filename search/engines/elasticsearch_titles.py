"""Titles in Elasticsearch, for suggestions while a reader types."""

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, ConstantScore, Match, MatchBoolPrefix

from search.results import MAX_SUGGESTED

# More than any number of words found can score.
STARTS_ALIKE = 1_000


def build_suggest(typed: str) -> Search:
    """Return the request for titles with the words typed, best if they begin as was typed."""
    words = MatchBoolPrefix(title_words={"query": typed, "operator": "and"})
    same_start = MatchBoolPrefix(title_start=" ".join(typed.split()))
    better = [Match(title_words=typed), ConstantScore(filter=same_start, boost=STARTS_ALIKE)]
    return Search().query(Bool(must=[words], should=better)).source(False)[:MAX_SUGGESTED]
