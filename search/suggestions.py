"""Suggestions while a reader types: articles and topics by name, and popular queries."""

import logging
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from blog.models import ArticlePage, Topic
from search.analytics.counting import find_popular_queries
from search.engines import get_engine
from search.engines.contract import SearchUnavailable
from search.languages import find_language
from search.urgent import find_emergency
from search.urgent.signs import find_emergency_for

logger = logging.getLogger(__name__)

MIN_LETTERS = 2
MAX_CHARACTERS = 100
MAX_SUGGESTIONS = 8
MAX_ARTICLES, MAX_TOPICS, MAX_QUERIES = 4, 2, 3
LABELS = {"article": _("Article"), "topic": _("Topic"), "query": _("Popular search")}


@dataclass(frozen=True)
class Suggestion:
    """A suggestion: `kind` is article, topic or query, `url` its address."""

    kind: str
    text: str
    url: str


@require_safe
@cache_control(public=True, max_age=60)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer the suggestions for `q`; none for an emergency, whose card the search shows."""
    typed = request.GET.get("q", "")
    if find_emergency_for(typed):
        answer = {"suggestions": [], "urgent": True}
    else:
        answer = {"suggestions": [format_json(found) for found in suggest(typed)], "urgent": False}
    return JsonResponse(answer, headers={"X-Robots-Tag": "noindex"})


def format_json(found: Suggestion) -> dict[str, str]:
    label = str(LABELS[found.kind])
    return {"kind": found.kind, "label": label, "text": found.text, "url": found.url}


def suggest(typed: str) -> list[Suggestion]:
    """Return at most eight suggestions; none for less than two letters or a long text."""
    text = " ".join(typed.split())
    if sum(map(str.isalnum, text)) < MIN_LETTERS or len(text) > MAX_CHARACTERS:
        return []
    return [*find_articles(text), *find_topics(text), *find_queries(text)][:MAX_SUGGESTIONS]


def find_articles(typed: str) -> list[Suggestion]:
    """Return the articles whose title has the words, best first, or none if the engine is down.

    The index may be a moment behind; the database decides what readers may see.
    """
    page_ids = find_titled(typed)
    pages = ArticlePage.objects.for_readers().defer_streamfields().in_bulk(page_ids)
    found = [pages[page_id] for page_id in page_ids if page_id in pages]
    return [Suggestion("article", page.title, page.url) for page in found[:MAX_ARTICLES]]


def find_titled(typed: str) -> list[int]:
    try:
        return get_engine(find_language(get_language() or "")).suggest(typed)
    except SearchUnavailable as error:
        logger.warning("Only topics are suggested: %s", error)
        return []


def find_topics(typed: str) -> list[Suggestion]:
    """Return the topics with an article for readers that have a word beginning as was typed."""
    word = Q(name__istartswith=typed)
    for before in (" ", "-", "("):
        word |= Q(name__icontains=before + typed)
    readable = Q(articles__in=ArticlePage.objects.for_readers())
    found = Topic.objects.filter(word, readable).distinct()[:MAX_TOPICS]
    return [Suggestion("topic", topic.name, topic.get_absolute_url()) for topic in found]


def find_queries(typed: str) -> list[Suggestion]:
    """Return the popular queries with this beginning, except emergencies, which show a card."""
    address = reverse("search")
    return [
        Suggestion("query", text, f"{address}?{urlencode({'q': text})}")
        for text in find_popular_queries(typed, MAX_QUERIES)
        if not find_emergency(text)
    ]
