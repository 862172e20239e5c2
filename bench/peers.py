"""Build the peers that readers' search is compared with, over the same articles."""

import sqlite3
from collections.abc import Callable, Iterable

import tantivy
from django.core.management import call_command
from tantivy import Occur, Query

from blog.models import ArticlePage
from blog.record.article_record import ArticleRecord
from search.engines.schema import STEMS, build_analyzers
from search.indexing import load_all_records
from search.languages import ENGLISH
from search.query import HITS_PER_PAGE, parse_query


def body(record: ArticleRecord) -> str:
    return "\n".join(part for s in record.sections for part in (s.heading, s.text))


def plain_tantivy(records: Iterable[ArticleRecord]) -> Callable[[str], list[int]]:
    """Return a search for any word in title (twice the weight) or body: no passages, no facets.

    The search returns the ids of the ten best.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("page_id", fast=True)
    for field in ("title", "body"):
        builder.add_text_field(field, tokenizer_name=STEMS)
    index = tantivy.Index(builder.build())
    stems = build_analyzers(ENGLISH)[STEMS]
    index.register_tokenizer(STEMS, stems)
    writer = index.writer(num_threads=1)
    for record in records:
        document = tantivy.Document(title=[record.title], body=[body(record)])
        document.add_unsigned("page_id", record.page_id)
        writer.add_document(document)
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[int]:
        parts = [
            (Occur.Should, Query.boost_query(Query.term_query(index.schema, field, stem), weight))
            for stem in stems.analyze(text)
            for field, weight in (("title", 2.0), ("body", 1.0))
        ]
        found = searcher.search(Query.boolean_query(parts), limit=HITS_PER_PAGE)
        addresses = [address for _, address in found.hits]
        return [int(i or 0) for i in searcher.fast_field_values("page_id", addresses)]

    return search


def full_text_search() -> Callable[[str], object]:
    """Return a search with SQLite's FTS5 and its Porter stemmer: any word, best ten."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE a USING fts5(title, body, tokenize='porter unicode61')")
    rows = ((record.title, body(record)) for record in load_all_records())
    database.executemany("INSERT INTO a VALUES (?, ?)", rows)

    def search(text: str) -> object:
        words = " OR ".join(f'"{word}"' for word in parse_query(text).words)
        query = "SELECT rowid FROM a WHERE a MATCH ? ORDER BY rank LIMIT 10"
        return database.execute(query, [words]).fetchall()

    return search


def wagtail_search() -> Callable[[str], object]:
    """Return Wagtail's database search: any word, best ten."""
    call_command("update_index", verbosity=0)
    articles = ArticlePage.objects.live()
    return lambda text: list(articles.search(text, operator="or")[:HITS_PER_PAGE])
