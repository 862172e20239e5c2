"""How articles lie in Elasticsearch: one document an article, its sections nested in it."""

from typing import Any

from elasticsearch.dsl import (
    Document,
    InnerDoc,
    Keyword,
    Nested,
    Text,
    analyzer,
    token_filter,
    tokenizer,
)

from blog.record import ArticleRecord
from search.engines.elasticsearch_titles import start_text, title_source, words_text
from search.query import STOP_WORDS

# Words without case, accents and English endings, less those that say nothing, as in the
# embedded engine.
TOKENIZER = tokenizer(
    "letters_and_digits", "pattern", pattern=r"\W+", flags="UNICODE_CHARACTER_CLASS"
)
FILTERS = [
    "lowercase",
    "asciifolding",
    token_filter("telling_words", "stop", stopwords=sorted(STOP_WORDS)),
    token_filter("english_stem", "stemmer", language="porter2"),
]
ENGLISH = analyzer("folded_english", tokenizer=TOKENIZER, filter=FILTERS)
# In a query, words that differ by their endings alone count once.
ENGLISH_QUERY = analyzer("folded_english_query", tokenizer=TOKENIZER, filter=[*FILTERS, "unique"])


def english_text() -> Text:
    return Text(analyzer=ENGLISH, search_analyzer=ENGLISH_QUERY)


class SectionDocument(InnerDoc):
    anchor = Keyword(index=False)
    heading = english_text()
    text = english_text()


class ArticleDocument(Document):
    title = english_text()
    summary = english_text()
    topics = english_text()
    headings = english_text()
    body = english_text()
    sections = Nested(SectionDocument)
    title_words = words_text()
    title_start = start_text()


def document_for(record: ArticleRecord) -> dict[str, Any]:
    """Return the source of an article's document; its id is the page's."""
    return {
        "title": record.title,
        "summary": record.summary,
        "topics": [topic.name for topic in record.topics],
        "headings": [section.heading for section in record.sections],
        "body": [section.text for section in record.sections],
        "sections": [
            {"anchor": section.anchor, "heading": section.heading, "text": section.text}
            for section in record.sections
            if section.text
        ],
        **title_source(record.title),
    }
