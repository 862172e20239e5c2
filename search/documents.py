"""Elasticsearch documents of articles: one an article, its sections nested in it."""

from typing import Any

from elasticsearch.dsl import (
    Date,
    Document,
    Index,
    InnerDoc,
    Keyword,
    Nested,
    Text,
    analyzer,
    token_filter,
    tokenizer,
)

from blog.record.article_record import ArticleRecord
from search.digest import record_digest
from search.languages import Language

# Part of the alias: an index of another version is not read but rebuilt.
DOCUMENT_VERSION = 1

# Words end at what is no letter or digit of any script, as in the embedded engine.
TOKENIZER = tokenizer(
    "letters_and_digits", "pattern", pattern=r"\W+", flags="UNICODE_CHARACTER_CLASS"
)
FOLDING = ["lowercase", "asciifolding"]
WORDS = analyzer("words", tokenizer=TOKENIZER, filter=FOLDING)
# A whole text as one word, of which a reader may have typed the beginning.
START = analyzer("start", tokenizer="keyword", filter=FOLDING)

# Where Elasticsearch gives a Snowball algorithm another name.
SNOWBALL = {"english": "porter2"}


def build_stemmed_field(**options: Any) -> Text:
    """Return a field of stems; in a query, words that differ by their endings alone count once."""
    return Text(analyzer="stems", search_analyzer="stems_of_query", **options)


class SectionDocument(InnerDoc):
    anchor = Keyword(index=False)
    kind = Keyword()
    heading = build_stemmed_field()
    text = build_stemmed_field()


class ArticleDocument(Document):
    digest = Keyword(index=False)
    title = build_stemmed_field(copy_to=["words", "title_words", "title_start"])
    summary = build_stemmed_field(copy_to="words")
    topics = build_stemmed_field(copy_to="words")
    headings = build_stemmed_field(copy_to="words")
    body = build_stemmed_field(copy_to="words")
    # What a misspelt word may have been meant to be.
    words = Text(analyzer=WORDS, index_options="docs", norms=False)
    # For suggestions while a reader types: half a word has no ending to cut off.
    title_words = Text(analyzer=WORDS)
    title_start = Text(analyzer=START)
    topic = Keyword()
    kind = Keyword()
    reviewed = Date()
    sections = Nested(SectionDocument)


def build_index(name: str, language: Language) -> Index:
    """Return an index of that name, to be created, for articles in a language."""
    index = ArticleDocument._index.clone(name)
    stemmer = SNOWBALL.get(language.stemmer, language.stemmer)
    filters = [
        *FOLDING,
        token_filter("telling_words", "stop", stopwords=sorted(language.stop_words)),
        token_filter("endings", "stemmer", language=stemmer),
    ]
    index.analyzer(analyzer("stems", tokenizer=TOKENIZER, filter=filters))
    index.analyzer(analyzer("stems_of_query", tokenizer=TOKENIZER, filter=[*filters, "unique"]))
    return index


def build_document(record: ArticleRecord) -> dict[str, Any]:
    """Return the source of an article's document; its id is the page's."""
    return {
        "digest": record_digest(record),
        "title": record.title,
        "summary": record.summary,
        "topics": [topic.name for topic in record.topics],
        "headings": [section.heading for section in record.sections],
        "body": [section.text for section in record.sections],
        "topic": [topic.slug for topic in record.topics],
        "kind": sorted({section.kind for section in record.sections}),
        "reviewed": record.last_reviewed,
        "sections": [
            {
                "anchor": section.anchor,
                "kind": section.kind,
                "heading": section.heading,
                "text": section.text,
            }
            for section in record.sections
            if section.text
        ],
    }
