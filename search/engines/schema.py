"""Schemas and documents of the embedded index: one document an article, and one a section.

The two kinds have an index each: how rare a word is and how long a text usually is, which BM25
weighs, has to be counted among articles for articles and among sections for sections.
"""

from collections.abc import Iterator

import tantivy

from blog.record.article_record import ArticleRecord
from blog.record.sections import Section
from search.digest import record_digest
from search.languages import Language
from search.ranking import ARTICLE_FIELDS, SECTION_FIELDS

# Part of the index folder's name: an index of another version is not read but rebuilt.
SCHEMA_VERSION = 5
STEMS, WORDS, START = "stems", "words", "start"


def build_analyzers(language: Language) -> dict[str, tantivy.TextAnalyzer]:
    """Return them by name; none minds case or accents.

    STEMS are words without their endings, less stop words; WORDS are as written;
    START is a whole text as one word, of which a reader may have typed the beginning.
    """
    return {
        STEMS: _stems(language),
        WORDS: _folding(tantivy.Tokenizer.simple()).build(),
        START: _folding(tantivy.Tokenizer.raw()).build(),
    }


def _folding(words: tantivy.Tokenizer) -> tantivy.TextAnalyzerBuilder:
    builder = tantivy.TextAnalyzerBuilder(words)
    return builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold())


def _stems(language: Language) -> tantivy.TextAnalyzer:
    return (
        _folding(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.custom_stopword(sorted(language.stop_words)))
        .filter(tantivy.Filter.stemmer(language.stemmer))
        .build()
    )


def build_article_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("page_id", indexed=True, fast=True)
    builder.add_unsigned_field("digest", fast=True)
    for field in ARTICLE_FIELDS:
        builder.add_text_field(field, tokenizer_name=STEMS)
    # What a misspelt word may have been meant to be.
    builder.add_text_field("words", tokenizer_name=WORDS, index_option="basic")
    # For suggestions while a reader types: half a word has no ending to cut off.
    builder.add_text_field("title_words", tokenizer_name=WORDS)
    builder.add_text_field("title_start", tokenizer_name=START, index_option="basic")
    for field in ("topic", "kind"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("reviewed_day", indexed=True, fast=True)
    return builder.build()


def build_section_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("page_id", indexed=True, fast=True)
    for field in SECTION_FIELDS:
        builder.add_text_field(field, stored=True, tokenizer_name=STEMS)
    for field in ("anchor", "kind"):
        builder.add_text_field(field, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def build_article_document(record: ArticleRecord) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("page_id", record.page_id)
    document.add_unsigned("digest", int(record_digest(record), 16))
    for field, text in _find_texts(record):
        document.add_text(field, text)
        document.add_text("words", text)
    for field in ("title_words", "title_start"):
        document.add_text(field, record.title)
    for topic in record.topics:
        document.add_text("topic", topic.slug)
    for kind in {section.kind for section in record.sections}:
        document.add_text("kind", kind)
    if record.last_reviewed:
        document.add_unsigned("reviewed_day", record.last_reviewed.toordinal())
    return document


def _find_texts(record: ArticleRecord) -> Iterator[tuple[str, str]]:
    """Yield the texts of an article, each with its field."""
    yield "title", record.title
    yield "summary", record.summary
    for topic in record.topics:
        yield "topics", topic.name
    for section in record.sections:
        yield "headings", section.heading
        yield "body", section.text


def build_section_documents(record: ArticleRecord) -> Iterator[tantivy.Document]:
    """Yield a document for each section that has a text."""
    for section in record.sections:
        if section.text:
            yield _build_section_document(record.page_id, section)


def _build_section_document(page_id: int, section: Section) -> tantivy.Document:
    document = tantivy.Document()
    document.add_unsigned("page_id", page_id)
    document.add_text("anchor", section.anchor)
    document.add_text("kind", section.kind)
    document.add_text("heading", section.heading)
    document.add_text("text", section.text)
    return document
