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
)

from blog.record import ArticleRecord

# Words without case, accents and English endings, as in the embedded engine.
ENGLISH = analyzer(
    "folded_english",
    tokenizer="standard",
    filter=[
        "lowercase",
        "asciifolding",
        token_filter("english_stem", "stemmer", language="english"),
    ],
)


class SectionDocument(InnerDoc):
    anchor = Keyword(index=False)
    heading = Text(analyzer=ENGLISH)
    text = Text(analyzer=ENGLISH)


class ArticleDocument(Document):
    title = Text(analyzer=ENGLISH)
    summary = Text(analyzer=ENGLISH)
    topics = Text(analyzer=ENGLISH)
    headings = Text(analyzer=ENGLISH)
    body = Text(analyzer=ENGLISH)
    sections = Nested(SectionDocument)


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
    }
