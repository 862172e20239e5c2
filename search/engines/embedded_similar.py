"""Articles like another, from the embedded index."""

import tantivy
from tantivy import Occur, Query

from blog.record import ArticleRecord
from search.ranking import SIMILAR_WORDS
from search.results import MAX_SIMILAR


def find_similar(
    searcher: tantivy.Searcher, schema: tantivy.Schema, record: ArticleRecord
) -> list[int]:
    """Return the ids of the articles that share most with this one, itself left out."""
    like = Query.more_like_this_document_fields_query(
        schema,
        {
            "title": [record.title],
            "topics": [topic.name for topic in record.topics],
            "summary": [record.summary],
            "body": [section.text for section in record.sections],
        },
        min_doc_frequency=2,
        min_term_frequency=1,
        max_query_terms=SIMILAR_WORDS,
    )
    itself = Query.term_query(schema, "page_id", record.page_id)
    others = Query.boolean_query([(Occur.Must, like), (Occur.MustNot, itself)])
    found = searcher.search(others, limit=MAX_SIMILAR, count=False)
    addresses = [address for _, address in found.hits]
    return [int(i or 0) for i in searcher.fast_field_values("page_id", addresses)]
