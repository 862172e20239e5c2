"""Titles in the embedded index, for suggestions while a reader types."""

import tantivy
from tantivy import Occur, Query

from search.results import MAX_SUGGESTED

# More than any number of words found can score.
STARTS_ALIKE = 1_000.0


def find_titles(
    searcher: tantivy.Searcher, schema: tantivy.Schema, words: list[str], start: str
) -> list[int]:
    """Return the ids of the articles whose title has the words, the last perhaps unfinished."""
    if not words:
        return []
    found = searcher.search(
        build_title_query(schema, words, start), limit=MAX_SUGGESTED, count=False
    )
    addresses = [address for _, address in found.hits]
    return [int(i or 0) for i in searcher.fast_field_values("page_id", addresses)]


def build_title_query(schema: tantivy.Schema, words: list[str], start: str) -> Query:
    """Return a query for titles with the words, best if they begin as was typed.

    Then the shorter ones, and those with the last word as it stands.
    """
    *finished, last = words
    whole = [(Occur.Must, Query.term_query(schema, "title_words", word)) for word in finished]
    same_start = Query.const_score_query(
        build_prefix_query(schema, "title_start", start), STARTS_ALIKE
    )
    better = [Query.term_query(schema, "title_words", last), same_start]
    return Query.boolean_query(
        [
            *whole,
            (Occur.Must, build_prefix_query(schema, "title_words", last)),
            *((Occur.Should, part) for part in better),
        ]
    )


def build_prefix_query(schema: tantivy.Schema, field: str, text: str) -> Query:
    """Return a query for the words of the field that begin with the text, none of it mistyped."""
    return Query.fuzzy_term_query(schema, field, text, distance=0, prefix=True)
