"""Write to the embedded indices: an article goes into both, or into neither."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import tantivy
from tantivy import Query

from blog.record.article_record import ArticleRecord
from search.engines.index_folder import Indices
from search.engines.schema import build_article_document, build_section_documents

WRITER_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True)
class Writer:
    """Writes articles to the one index and their sections to the other."""

    indices: Indices
    articles: tantivy.IndexWriter
    sections: tantivy.IndexWriter

    def add_all(self, records: Iterable[ArticleRecord]) -> int:
        """Add the articles; return their number."""
        count = 0
        for count, record in enumerate(records, 1):  # noqa: B007, the last number is the answer
            self.add(record)
        return count

    def add(self, record: ArticleRecord) -> None:
        self.articles.add_document(build_article_document(record))
        for document in build_section_documents(record):
            self.sections.add_document(document)

    def forget(self, page_id: int) -> None:
        _forget(self.articles, self.indices.articles, page_id)
        _forget(self.sections, self.indices.sections, page_id)


@contextmanager
def open_writer(indices: Indices) -> Iterator[Writer]:
    """Yield a writer; its changes are committed at the end, and none on an error.

    Articles are committed last: their digests say that the sections are there too.
    """
    with _commit_at_end(indices.articles) as articles, _commit_at_end(indices.sections) as sections:
        yield Writer(indices, articles, sections)


@contextmanager
def _commit_at_end(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    writer = index.writer(WRITER_BYTES, num_threads=1)
    try:
        yield writer
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()


def _forget(writer: tantivy.IndexWriter, index: tantivy.Index, page_id: int) -> None:
    # By query: deleting by term takes the number for a signed one and finds nothing.
    writer.delete_documents_by_query(Query.term_query(index.schema, "page_id", page_id))
