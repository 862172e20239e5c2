"""The embedded engine: tantivy, a Lucene-like library, with its index in a folder."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from blog.record import ArticleRecord
from search.engines import SearchUnavailable
from search.engines.embedded_titles import find_titles
from search.engines.index_folder import IndexFolder
from search.engines.index_writer import writer_of
from search.engines.schema import (
    ARTICLE_FIELDS,
    SECTION_FIELDS,
    TITLE_PAIR_WEIGHT,
    analyzer,
)
from search.query import HITS_PER_PAGE, SearchQuery
from search.results import PASSAGE_CHARACTERS, Fragment, Hit, Passage, SearchResults

# Sections looked at for the best one of each hit of a page.
MAX_SECTIONS = 500


class EmbeddedEngine:
    def __init__(self, folder: Path) -> None:
        self.folder = IndexFolder(folder)
        self.analyzer = analyzer()

    def search(self, query: SearchQuery) -> SearchResults:
        with unavailable_on_error():
            indices = self.folder.indices()
            terms = self._terms(query)
            page_ids, total = find_articles(indices.articles, terms, query.offset)
            passages = best_passages(indices.sections, terms, page_ids)
        hits = tuple(Hit(page_id, passages.get(page_id)) for page_id in page_ids)
        return SearchResults(hits=hits, total=total, page=query.page)

    def suggest(self, typed: str) -> list[int]:
        with unavailable_on_error():
            return find_titles(self.folder.indices().articles, typed)

    def replace(self, records: Iterable[ArticleRecord]) -> None:
        with unavailable_on_error(), self.folder.writing() as indices, writer_of(indices) as writer:
            for record in records:
                writer.forget(record.page_id)
                writer.add(record)

    def remove(self, page_ids: Collection[int]) -> None:
        with unavailable_on_error(), self.folder.writing() as indices, writer_of(indices) as writer:
            for page_id in page_ids:
                writer.forget(page_id)

    def rebuild(self, records: Iterable[ArticleRecord]) -> int:
        count = 0
        with (
            unavailable_on_error(),
            self.folder.rebuilding() as indices,
            writer_of(indices) as writer,
        ):
            for record in records:
                writer.add(record)
                count += 1
        return count

    def count(self) -> int:
        with unavailable_on_error():
            return self.folder.indices().articles.searcher().num_docs

    def _terms(self, query: SearchQuery) -> list[str]:
        terms = (term for word in query.words for term in self.analyzer.analyze(word))
        return list(dict.fromkeys(terms))


@contextmanager
def unavailable_on_error() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # what tantivy raises for a broken index
        raise SearchUnavailable(f"The search index cannot be used: {error}") from error


def find_articles(index: tantivy.Index, terms: list[str], offset: int) -> tuple[list[int], int]:
    """Return the ids of a page of articles, best first, and how many there are in all."""
    searcher = index.searcher()
    found = searcher.search(article_query(index.schema, terms), limit=HITS_PER_PAGE, offset=offset)
    addresses = [address for _, address in found.hits]
    return [int(i or 0) for i in searcher.fast_field_values("page_id", addresses)], found.count


def article_query(schema: tantivy.Schema, terms: list[str]) -> Query:
    """Return a query for articles with any of the terms, better with pairs of them in the title."""
    pairs = [
        Query.boost_query(Query.phrase_query(schema, "title", list(pair)), TITLE_PAIR_WEIGHT)
        for pair in pairwise(terms)
    ]
    parts = [any_term(schema, terms, ARTICLE_FIELDS), *pairs]
    return Query.boolean_query([(Occur.Should, part) for part in parts])


def any_term(schema: tantivy.Schema, terms: list[str], fields: dict[str, float]) -> Query:
    """Return a query for documents with any of the terms in any of the weighted fields."""
    return Query.boolean_query(
        [
            (Occur.Should, Query.boost_query(Query.term_query(schema, field, term), weight))
            for term in terms
            for field, weight in fields.items()
        ]
    )


def best_passages(
    index: tantivy.Index, terms: list[str], page_ids: list[int]
) -> dict[int, Passage]:
    """Return the best matching section of each article that has one, by page id."""
    searcher, schema = index.searcher(), index.schema
    words = any_term(schema, terms, SECTION_FIELDS)
    in_pages = Query.const_score_query(Query.term_set_query(schema, "page_id", page_ids), 0.0)
    found = searcher.search(
        Query.boolean_query([(Occur.Must, words), (Occur.Must, in_pages)]),
        limit=MAX_SECTIONS,
        count=False,
    )
    addresses = [address for _, address in found.hits]
    best: dict[int, tantivy.DocAddress] = {}
    for page_id, address in zip(
        searcher.fast_field_values("page_id", addresses), addresses, strict=True
    ):
        best.setdefault(int(page_id or 0), address)
    snippets = tantivy.SnippetGenerator.create(searcher, words, schema, "section_text")
    snippets.set_max_num_chars(PASSAGE_CHARACTERS)
    return {page_id: passage(searcher.doc(address), snippets) for page_id, address in best.items()}


def passage(document: tantivy.Document, snippets: tantivy.SnippetGenerator) -> Passage:
    snippet = snippets.snippet_from_doc(document)
    # A section found by its heading alone has no word to mark: show how it begins.
    beginning = Fragment(document.get_first("section_text")[:PASSAGE_CHARACTERS])
    return Passage(
        anchor=document.get_first("anchor"),
        heading=document.get_first("section_heading") or "",
        fragments=tuple(fragments(snippet)) or (beginning,),
    )


def fragments(snippet: tantivy.Snippet) -> Iterator[Fragment]:
    """Yield the runs of a snippet; tantivy counts in bytes of UTF-8."""
    text = snippet.fragment().encode()
    position = 0
    for match in snippet.highlighted():
        if match.start > position:
            yield Fragment(text[position : match.start].decode())
        yield Fragment(text[match.start : match.end].decode(), is_match=True)
        position = match.end
    if position < len(text):
        yield Fragment(text[position:].decode())
