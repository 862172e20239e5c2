"""How articles lie in the embedded index: one document an article, and one a section.

The two kinds have an index each: how rare a word is and how long a text usually is, which BM25
weighs, has to be counted among articles for articles and among sections for sections.
"""

from collections.abc import Iterator

import tantivy

from blog.record import ArticleRecord, Section
from search.engines.embedded_titles import add_title, add_title_fields
from search.query import STOP_WORDS

# Part of the index folder's name: an index of another version is not read but rebuilt.
SCHEMA_VERSION = 4
ANALYZER = "english"

# Weight of each field of an article. A word in the title says most what the article is about.
ARTICLE_FIELDS = {"title": 3.0, "topics": 1.5, "headings": 1.5, "summary": 1.0, "body": 1.0}
SECTION_FIELDS = {"section_heading": 1.5, "section_text": 1.0}
# Two words of the query next to each other in the title.
TITLE_PAIR_WEIGHT = 1.0


def analyzer() -> tantivy.TextAnalyzer:
    """Words without case, accents and English endings; those that say nothing are left out."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(64))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.custom_stopword(sorted(STOP_WORDS)))
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def article_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("page_id", indexed=True, fast=True)
    for field in ARTICLE_FIELDS:
        builder.add_text_field(field, tokenizer_name=ANALYZER)
    add_title_fields(builder)
    return builder.build()


def section_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("page_id", indexed=True, fast=True)
    for field in SECTION_FIELDS:
        builder.add_text_field(field, stored=True, tokenizer_name=ANALYZER)
    builder.add_text_field("anchor", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def article_document(record: ArticleRecord) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("page_id", record.page_id)
    document.add_text("title", record.title)
    add_title(document, record.title)
    document.add_text("summary", record.summary)
    for topic in record.topics:
        document.add_text("topics", topic.name)
    for section in record.sections:
        document.add_text("headings", section.heading)
        document.add_text("body", section.text)
    return document


def section_documents(record: ArticleRecord) -> Iterator[tantivy.Document]:
    """Yield a document for each section that has a text."""
    for section in record.sections:
        if section.text:
            yield _section_document(record.page_id, section)


def _section_document(page_id: int, section: Section) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("page_id", page_id)
    document.add_text("anchor", section.anchor)
    document.add_text("section_heading", section.heading)
    document.add_text("section_text", section.text)
    return document
