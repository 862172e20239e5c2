"""Fallback search with Wagtail's index in the database, when the engine is out of reach."""

from collections.abc import Sequence
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db import connection

from blog.models import ArticlePage
from search.query import HITS_PER_PAGE, MAX_PAGE, SearchQuery
from search.results import Hit, SearchResults

# Its time grows with the words of an any-word query: 0.1 s for each on PostgreSQL with 16,000.
MAX_WORDS = 4
MAX_FOUND = MAX_PAGE * HITS_PER_PAGE


def search(query: SearchQuery) -> SearchResults:
    """Return a page of hits, without passages, marked as limited: there are 500 at most.

    Just the longest words count, which tend to be the most specific.
    """
    words = sorted(query.words, key=len, reverse=True)[:MAX_WORDS]
    if not words:
        return SearchResults(page=query.page, is_limited=True)
    ranked = _find_best_on_sqlite(words) if connection.vendor == "sqlite" else _find_best(words)
    readable = ArticlePage.objects.for_readers().filter(pk__in=ranked, alias_of=None)
    shown = set(readable.values_list("pk", flat=True))
    found = [page_id for page_id in ranked if page_id in shown]
    return SearchResults(
        hits=tuple(map(Hit, found[query.offset : query.offset + HITS_PER_PAGE])),
        total=len(found),
        page=query.page,
        is_limited=True,
    )


def _find_best(words: Sequence[str]) -> list[int]:
    """Return the articles that have any of the words, best first, by Wagtail's search."""
    articles = ArticlePage.objects.live().defer_streamfields()
    return [page.pk for page in articles.search(" ".join(words), operator="or")[:MAX_FOUND]]


def _find_best_on_sqlite(words: Sequence[str]) -> list[int]:
    """Return the same from the same index, by one search of it.

    Wagtail's ranks each article by a search of its own: two minutes for two words and 16,000.
    """
    # Only SQLite has these.
    from modelsearch.backends.database.sqlite.query import (  # noqa: PLC0415
        BM25,
        Lexeme,
        MatchExpression,
        SearchQueryExpression,
    )
    from wagtail.search.models import SQLiteFTSIndexEntry  # noqa: PLC0415

    any_word = SearchQueryExpression(reduce(or_, map(Lexeme, words)))
    entries = SQLiteFTSIndexEntry.objects.filter(
        MatchExpression(["title", "body"], any_word),
        index_entry__content_type=ContentType.objects.get_for_model(ArticlePage),
    )
    best = entries.order_by(BM25()).values_list("index_entry__object_id", flat=True)
    return [int(page_id) for page_id in best[:MAX_FOUND]]
