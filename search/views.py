"""The search page."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from blog.choices import Urgency
from blog.models import ArticlePage, Topic
from search.analytics.counting import record_search
from search.filter_links import build_filter_links
from search.promotions import find_promoted
from search.query import parse_query
from search.results import Passage, SearchResults
from search.searching import find
from search.urgent.signs import find_emergency_for


@dataclass(frozen=True)
class FoundArticle:
    page: ArticlePage
    passage: Passage | None


def search(request: HttpRequest) -> HttpResponse:
    """Show the articles that answer `q`; anything a reader types is answered, never with a 500."""
    typed = request.GET.get("q", "")
    answer = find(request.GET)
    results = answer.results
    record_search(request, results)
    context = {
        "typed": parse_query(typed),
        "answer": answer,
        "results": results,
        # First and by itself: it needs neither the index nor a hit.
        "emergency": find_emergency_for(typed),
        "emergency_level": Urgency.EMERGENCY,
        "promoted": find_promoted(typed, request) if answer.query.page == 1 else [],
        "found": find_articles(results),
        "filters": build_filter_links(request.GET, answer.query.filters, results.facets),
        "topics": []
        if results.hits
        else Topic.objects.for_articles(ArticlePage.objects.for_readers()),
    }
    response = render(request, "search/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def find_articles(results: SearchResults) -> list[FoundArticle]:
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
