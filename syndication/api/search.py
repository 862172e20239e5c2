"""Search for partners: the results of the search page as JSON. Described in openapi.json."""

import json
from pathlib import Path
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from infrastructure.rate_limit import rate_limited
from search.query import parse_query
from search.results import Passage
from search.searching import Answer, find
from search.urgent.signs import find_emergency_for
from search.views import FoundArticle, find_articles
from site_identity.models import SiteSettings

DESCRIPTION = Path(__file__).with_name("openapi.json")
# Anyone may ask from any site: there is nothing personal in the answer.
HEADERS = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}


@require_safe
@rate_limited
@cache_control(public=True, max_age=60)
@conditional_page
def search_api(request: HttpRequest) -> JsonResponse:
    """Answer the results of the search page for the same parameters; 400 without words in `q`."""
    typed = request.GET.get("q", "")
    if not parse_query(typed).terms:
        error = _("Say what to search for: /api/search/?q=back+pain")
        return JsonResponse({"error": error}, status=400, headers=HEADERS)
    answer = find(request.GET)
    return JsonResponse(
        {
            "query": parse_query(typed).text,
            "spelling": {"searched": answer.query.text, "doubtful": dict(answer.doubtful)},
            "urgent": build_urgent(typed, request),
            "total": answer.results.total,
            "page": answer.results.page,
            "pages": answer.results.page_count,
            "limited": answer.results.is_limited,
            "facets": build_facets(answer),
            "results": [build_result(found, request) for found in find_articles(answer.results)],
        },
        headers=HEADERS,
    )


@require_safe
@cache_control(public=True, max_age=3600)
@conditional_page
def openapi(request: HttpRequest) -> JsonResponse:
    """Answer the description of the API (OpenAPI 3.1)."""
    description = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    description["servers"] = [{"url": request.build_absolute_uri("/").rstrip("/")}]
    return JsonResponse(description, headers=HEADERS)


def build_urgent(typed: str, request: HttpRequest) -> dict[str, str] | None:
    """Return the advice to show above all results, if the words describe an emergency."""
    emergency = find_emergency_for(typed)
    if not emergency:
        return None
    settings = SiteSettings.for_request(request)
    return {
        "heading": str(emergency.heading),
        "advice": settings.emergency_advice,
        "number": settings.emergency_number,
    }


def build_facets(answer: Answer) -> dict[str, dict[str, int]]:
    counts = answer.results.facets
    years = {str(year): count for year, count in counts.reviewed_within.items()}
    return {"topic": dict(counts.topics), "kind": dict(counts.kinds), "reviewed": years}


def build_result(found: FoundArticle, request: HttpRequest) -> dict[str, Any]:
    page = found.page
    url = page.get_full_url(request) or ""
    return {
        "title": page.title,
        "url": url,
        "summary": page.summary,
        "topics": [{"name": topic.name, "slug": topic.slug} for topic in page.topics.all()],
        "datePublished": page.published_on and page.published_on.isoformat(),
        "passage": build_passage(found.passage, url) if found.passage else None,
    }


def build_passage(best: Passage, url: str) -> dict[str, Any]:
    parts = [{"text": part.text, "match": part.is_match} for part in best.fragments]
    return {"heading": best.heading, "url": f"{url}#{best.anchor}", "parts": parts}
