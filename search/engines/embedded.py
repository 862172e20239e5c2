"""The embedded engine: tantivy, a Lucene-like library, with its index in a folder."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy
from django.utils import timezone
from tantivy import Query

from blog.record.article_record import ArticleRecord
from search.digest import DIGEST_CHARACTERS
from search.engines.contract import IndexUnusable, SearchUnavailable, require_count
from search.engines.embedded_query import WordsQuery, build_ranked
from search.engines.embedded_similar import find_similar
from search.engines.embedded_titles import find_titles
from search.engines.facets import count_facets
from search.engines.index_folder import IndexFolder
from search.engines.index_writer import open_writer
from search.engines.passages import find_best_passages
from search.engines.schema import START, STEMS, WORDS, build_analyzers
from search.engines.vocabulary import Vocabulary
from search.languages import ENGLISH, Language
from search.query import HITS_PER_PAGE, SearchQuery
from search.ranking import ARTICLE_FIELDS
from search.results import Hit, SearchResults


class EmbeddedEngine:
    def __init__(self, folder: Path, language: Language = ENGLISH) -> None:
        self.folder = IndexFolder(folder / language.code, language)
        known = build_analyzers(language)
        self.stems, self.plain_words = known[STEMS].analyze, known[WORDS].analyze
        self.start = known[START].analyze
        self.vocabulary = Vocabulary(self.plain_words)

    def search(self, query: SearchQuery) -> SearchResults:
        today = timezone.localdate()
        with unavailable_on_error():
            indices = self.folder.indices()
            searcher = indices.articles.searcher()
            words = WordsQuery(indices.articles.schema, ARTICLE_FIELDS, self.stems)
            page_ids, total = find_articles(
                searcher, build_ranked(words, query, today), query.offset
            )
            passages = find_best_passages(indices.sections, self.stems, query, page_ids)
            facets = count_facets(searcher, words, query, today)
            unknown = self.vocabulary.unknown(searcher, query.words)
        return SearchResults(
            hits=tuple(Hit(page_id, passages.get(page_id)) for page_id in page_ids),
            total=total,
            page=query.page,
            facets=facets,
            unknown=unknown,
        )

    def suggest(self, typed: str) -> list[int]:
        with unavailable_on_error():
            index = self.folder.indices().articles
            words, start = self.plain_words(typed), self.start(" ".join(typed.split()))
            return find_titles(index.searcher(), index.schema, words, "".join(start))

    def similar(self, record: ArticleRecord) -> list[int]:
        with unavailable_on_error():
            index = self.folder.indices().articles
            return find_similar(index.searcher(), index.schema, self.stems, record)

    def replace(self, records: Iterable[ArticleRecord]) -> None:
        with (
            unavailable_on_error(),
            self.folder.writing() as indices,
            open_writer(indices) as writer,
        ):
            for record in records:
                writer.forget(record.page_id)
                writer.add(record)

    def remove(self, page_ids: Collection[int]) -> None:
        with (
            unavailable_on_error(),
            self.folder.writing() as indices,
            open_writer(indices) as writer,
        ):
            for page_id in page_ids:
                writer.forget(page_id)

    def rebuild(self, records: Iterable[ArticleRecord]) -> int:
        with unavailable_on_error(), self.folder.rebuilding() as indices:
            with open_writer(indices) as writer:
                count = writer.add_all(records)
            indices.reload()
            require_count(indices.articles.searcher().num_docs, count)
        return count

    def count(self) -> int:
        with unavailable_on_error():
            return self.folder.indices().articles.searcher().num_docs

    def digests(self) -> Iterator[tuple[int, str]]:
        with unavailable_on_error():
            searcher = self.folder.indices().articles.searcher()
            found = searcher.search(Query.all_query(), limit=max(searcher.num_docs, 1), count=False)
            addresses = [address for _, address in found.hits]
            page_ids = searcher.fast_field_values("page_id", addresses)
            digests = searcher.fast_field_values("digest", addresses)
        for page_id, digest in zip(page_ids, digests, strict=True):
            yield int(page_id or 0), f"{int(digest or 0):0{DIGEST_CHARACTERS}x}"


@contextmanager
def unavailable_on_error() -> Iterator[None]:
    try:
        yield
    except ValueError as error:  # what tantivy raises for a broken index
        raise IndexUnusable(f"The search index is broken: {error}") from error
    except OSError as error:
        raise SearchUnavailable(f"The search index cannot be used: {error}") from error
    except BaseException as error:
        # A fault in tantivy itself, which it raises past `Exception`; no reader shall meet it.
        if type(error).__name__ == "PanicException":
            raise SearchUnavailable(f"tantivy failed: {error}") from error
        raise


def find_articles(searcher: tantivy.Searcher, query: Query, offset: int) -> tuple[list[int], int]:
    """Return the ids of a page of articles, best first, and how many there are in all."""
    found = searcher.search(query, limit=HITS_PER_PAGE, offset=offset)
    addresses = [address for _, address in found.hits]
    return [int(i or 0) for i in searcher.fast_field_values("page_id", addresses)], found.count
