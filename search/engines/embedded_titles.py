"""Titles in the embedded index, for suggestions while a reader types."""

import tantivy
from tantivy import Filter, Occur, Query, Tokenizer

from search.results import MAX_SUGGESTED

WORDS_FIELD, START_FIELD = "title_words", "title_start"
# More than any number of words found can score.
STARTS_ALIKE = 1_000.0


def word_analyzer() -> tantivy.TextAnalyzer:
    """Words as they are written, but for case and accents: half a word has no ending to cut off."""
    return folding(Tokenizer.simple())


def start_analyzer() -> tantivy.TextAnalyzer:
    """The whole title as one word, of which a reader may have typed the beginning."""
    return folding(Tokenizer.raw())


def folding(tokenizer: Tokenizer) -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tokenizer)
    return builder.filter(Filter.lowercase()).filter(Filter.ascii_fold()).build()


def add_title_fields(builder: tantivy.SchemaBuilder) -> None:
    builder.add_text_field(WORDS_FIELD, tokenizer_name=WORDS_FIELD)
    builder.add_text_field(START_FIELD, tokenizer_name=START_FIELD, index_option="basic")


def add_title(document: tantivy.Document, title: str) -> None:
    document.add_text(WORDS_FIELD, title)
    document.add_text(START_FIELD, title)


def register_title_analyzers(index: tantivy.Index) -> None:
    index.register_tokenizer(WORDS_FIELD, word_analyzer())
    index.register_tokenizer(START_FIELD, start_analyzer())


def find_titles(index: tantivy.Index, typed: str) -> list[int]:
    """Return the ids of the articles whose title has the words, the last perhaps unfinished."""
    words = word_analyzer().analyze(typed)
    if not words:
        return []
    start = " ".join(start_analyzer().analyze(" ".join(typed.split())))
    searcher = index.searcher()
    query = title_query(index.schema, words, start)
    found = searcher.search(query, limit=MAX_SUGGESTED, count=False)
    addresses = [address for _, address in found.hits]
    return [int(i or 0) for i in searcher.fast_field_values("page_id", addresses)]


def title_query(schema: tantivy.Schema, words: list[str], start: str) -> Query:
    """Return a query for titles with the words, best if they begin as was typed.

    Then the shorter ones, and those with the last word as it stands.
    """
    *finished, last = words
    whole = [(Occur.Must, Query.term_query(schema, WORDS_FIELD, word)) for word in finished]
    same_start = Query.const_score_query(beginning(schema, START_FIELD, start), STARTS_ALIKE)
    better = [Query.term_query(schema, WORDS_FIELD, last), same_start]
    return Query.boolean_query(
        [
            *whole,
            (Occur.Must, beginning(schema, WORDS_FIELD, last)),
            *((Occur.Should, part) for part in better),
        ]
    )


def beginning(schema: tantivy.Schema, field: str, text: str) -> Query:
    """Return a query for the words of the field that begin with the text, none of it mistyped."""
    return Query.fuzzy_term_query(schema, field, text, distance=0, prefix=True)
