"""Titles in Elasticsearch, for suggestions while a reader types."""

from typing import Any

from elasticsearch.dsl import Search, Text, analyzer, tokenizer
from elasticsearch.dsl.query import Bool, ConstantScore, Match, MatchBoolPrefix

from search.results import MAX_SUGGESTED

FOLDING = ["lowercase", "asciifolding"]
LETTERS_AND_DIGITS = tokenizer(
    "title_words", "pattern", pattern=r"\W+", flags="UNICODE_CHARACTER_CLASS"
)
# More than any number of words found can score.
STARTS_ALIKE = 1_000


def words_text() -> Text:
    """Words as they are written, but for case and accents: half a word has no ending to cut off."""
    return Text(analyzer=analyzer("title_words", tokenizer=LETTERS_AND_DIGITS, filter=FOLDING))


def start_text() -> Text:
    """The whole title as one word, of which a reader may have typed the beginning."""
    return Text(analyzer=analyzer("title_start", tokenizer="keyword", filter=FOLDING))


def title_source(title: str) -> dict[str, Any]:
    return {"title_words": title, "title_start": title}


def build_suggest(typed: str) -> Search:
    """Return the request for titles with the words typed, best if they begin as was typed."""
    words = MatchBoolPrefix(title_words={"query": typed, "operator": "and"})
    same_start = MatchBoolPrefix(title_start=" ".join(typed.split()))
    better = [Match(title_words=typed), ConstantScore(filter=same_start, boost=STARTS_ALIKE)]
    return Search().query(Bool(must=[words], should=better)).source(False)[:MAX_SUGGESTED]
