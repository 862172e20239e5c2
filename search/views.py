"""The search page."""

import logging
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from blog.models import ArticlePage, Topic
from search.analytics import record_search
from search.engines import SearchUnavailable, database, get_engine
from search.promotions import find_promoted
from search.query import SearchQuery, parse_query
from search.results import Passage, SearchResults
from search.urgent import find_emergency

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class FoundArticle:
    page: ArticlePage
    passage: Passage | None


def search(request: HttpRequest) -> HttpResponse:
    """Show the articles that answer `q`; anything a reader types is answered, never with a 500."""
    typed = request.GET.get("q", "")
    query = parse_query(typed, request.GET.get("page", "1"))
    results = find(query)
    record_search(request, results)
    context = {
        "query": query,
        "results": results,
        # First and by itself: it needs neither the index nor a hit.
        "emergency": find_emergency(typed),
        "promoted": find_promoted(query.text, request) if results.page == 1 else [],
        "found": found_articles(results),
        "topics": [] if results.hits else Topic.objects.filter(articles__live=True).distinct(),
    }
    response = render(request, "search/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def find(query: SearchQuery) -> SearchResults:
    """Return the results for the page asked for, or the last page if there are fewer."""
    results = ask_engine(query)
    if results.total and not results.hits and query.page > 1:
        return ask_engine(replace(query, page=max(results.page_count, 1)))
    return results


def ask_engine(query: SearchQuery) -> SearchResults:
    if not query.words:
        return SearchResults()
    try:
        return get_engine().search(query)
    except SearchUnavailable as error:
        logger.warning("Search answers from the database: %s", error)
        return database.search(query)


def found_articles(results: SearchResults) -> list[FoundArticle]:
    """Return the pages of the hits, less any that readers may no longer see.

    The index may be a moment behind; the database decides.
    """
    page_ids = [hit.page_id for hit in results.hits]
    pages = ArticlePage.objects.for_readers().for_cards().filter(pk__in=page_ids).in_bulk()
    return [
        FoundArticle(pages[hit.page_id], hit.passage)
        for hit in results.hits
        if hit.page_id in pages
    ]
