"""The embedded engine: tantivy, a Lucene-like library, with its index in a folder."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from blog.record import ArticleRecord
from search.engines import SearchUnavailable
from search.engines.index_folder import IndexFolder
from search.engines.schema import ARTICLE_FIELDS, SECTION_FIELDS, analyzer, documents
from search.query import HITS_PER_PAGE, SearchQuery
from search.results import PASSAGE_CHARACTERS, Fragment, Hit, Passage, SearchResults

WRITER_BYTES = 64 * 1024 * 1024
# Sections looked at for the best one of each hit of a page.
MAX_SECTIONS = 500


class EmbeddedEngine:
    def __init__(self, folder: Path) -> None:
        self.folder = IndexFolder(folder)
        self.analyzer = analyzer()

    def search(self, query: SearchQuery) -> SearchResults:
        with unavailable_on_error():
            index = self.folder.index()
            searcher = index.searcher()
            terms = self._terms(query)
            found = searcher.search(
                any_term(index.schema, terms, ARTICLE_FIELDS),
                limit=HITS_PER_PAGE,
                offset=query.offset,
            )
            addresses = [address for _, address in found.hits]
            page_ids = [int(i or 0) for i in searcher.fast_field_values("page_id", addresses)]
            passages = best_passages(index.schema, searcher, terms, page_ids)
        hits = tuple(Hit(page_id, passages.get(page_id)) for page_id in page_ids)
        return SearchResults(hits=hits, total=found.count, page=query.page)

    def replace(self, records: Iterable[ArticleRecord]) -> None:
        with unavailable_on_error(), self.folder.writing() as index, writer_of(index) as writer:
            for record in records:
                forget(index, writer, record.page_id)
                add(writer, record)

    def remove(self, page_ids: Collection[int]) -> None:
        with unavailable_on_error(), self.folder.writing() as index, writer_of(index) as writer:
            for page_id in page_ids:
                forget(index, writer, page_id)

    def rebuild(self, records: Iterable[ArticleRecord]) -> int:
        count = 0
        with unavailable_on_error(), self.folder.rebuilding() as index, writer_of(index) as writer:
            for record in records:
                add(writer, record)
                count += 1
        return count

    def count(self) -> int:
        with unavailable_on_error():
            index = self.folder.index()
            is_article = Query.term_query(index.schema, "is_article", True)
            return index.searcher().search(is_article, limit=1).count

    def _terms(self, query: SearchQuery) -> list[str]:
        terms = (term for word in query.words for term in self.analyzer.analyze(word))
        return list(dict.fromkeys(terms))


@contextmanager
def unavailable_on_error() -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # what tantivy raises for a broken index
        raise SearchUnavailable(f"The search index cannot be used: {error}") from error


@contextmanager
def writer_of(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """Give a writer; what it wrote is committed at the end, and nothing on an error."""
    writer = index.writer(WRITER_BYTES, num_threads=1)
    try:
        yield writer
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()


def add(writer: tantivy.IndexWriter, record: ArticleRecord) -> None:
    for document in documents(record):
        writer.add_document(document)


def forget(index: tantivy.Index, writer: tantivy.IndexWriter, page_id: int) -> None:
    # By query: deleting by term takes the number for a signed one and finds nothing.
    writer.delete_documents_by_query(Query.term_query(index.schema, "page_id", page_id))


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
    schema: tantivy.Schema, searcher: tantivy.Searcher, terms: list[str], page_ids: list[int]
) -> dict[int, Passage]:
    """Return the best matching section of each article that has one, by page id."""
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
