"""Articles like another, from the embedded index.

tantivy's own "more like this" counts deleted documents among those that have a word and not
among all, and stops the process when there are more of the first.
"""

import math
from collections import Counter
from collections.abc import Iterator

import tantivy
from tantivy import Occur, Query

from blog.record.article_record import ArticleRecord
from search.engines.embedded_query import Analyze
from search.ranking import ARTICLE_FIELDS, SIMILAR_WORDS
from search.results import MAX_SIMILAR


def find_similar(
    searcher: tantivy.Searcher, schema: tantivy.Schema, analyze: Analyze, record: ArticleRecord
) -> list[int]:
    """Return the ids of the articles that share most with this one, itself left out."""
    like = [
        (Occur.Should, Query.boost_query(Query.term_query(schema, field, stem), weight))
        for stem in find_telling_stems(searcher, Counter(analyze(read_text(record))))
        for field, weight in ARTICLE_FIELDS.items()
    ]
    itself = (Occur.MustNot, Query.term_query(schema, "page_id", record.page_id))
    found = searcher.search(Query.boolean_query([*like, itself]), limit=MAX_SIMILAR, count=False)
    addresses = [address for _, address in found.hits]
    return [int(i or 0) for i in searcher.fast_field_values("page_id", addresses)]


def find_telling_stems(searcher: tantivy.Searcher, stems: Counter[str]) -> list[str]:
    """Return the stems that characterise an article: frequent in it, rare in others (tf-idf)."""
    scores: dict[str, float] = {}
    for stem, times in stems.items():
        articles = max(searcher.doc_freq(field, stem) for field in ("title", "body"))
        if articles > 1:  # others have it too
            scores[stem] = times * math.log(1 + searcher.num_docs / articles)
    return sorted(scores, key=lambda stem: -scores[stem])[:SIMILAR_WORDS]


def read_text(record: ArticleRecord) -> str:
    return "\n".join(_read_texts(record))


def _read_texts(record: ArticleRecord) -> Iterator[str]:
    yield from (record.title, record.summary)
    yield from (topic.name for topic in record.topics)
    yield from (section.text for section in record.sections)
