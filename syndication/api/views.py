"""Operations of the API: search, lists and single items."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.views.decorators.cache import cache_control
from ninja import NinjaAPI, Path, Query
from ninja.decorators import decorate_view
from ninja.errors import HttpError
from ninja.operation import Operation
from wagtail.models import Site

from blog.models.glossary import load_glossary
from search import searching
from search.query import parse_query
from search.urgent.signs import find_emergency_for
from search.views import find_articles
from site_identity.identity import SiteIdentity, identity_of
from syndication.api import response_schemas as shapes
from syndication.api import serializers as nodes
from syndication.api.errors import register_error_handlers
from syndication.api.pagination import Paging
from syndication.api.request_schemas import (
    FIELDS,
    FROM_BODY,
    ArticleAsked,
    ArticleListAsked,
    ListAsked,
    Number,
    SearchAsked,
)
from syndication.api.responses import NO_WORDS, SEARCH_ERRORS, build_responses
from syndication.api.search_response_schemas import SearchAnswer
from syndication.api.selectors import articles_of, contributors_of, references_of, topics_of
from syndication.markdown.views import site_of

ALL = frozenset(FIELDS)
# With their bodies read: each takes some milliseconds.
MOST_BODIES = 10
BY_CHANGE = Paging("articles", ("published__last_significant_change", "pk"))
Answer = dict[str, Any]
Rows = Callable[[Site], QuerySet]
Node = Callable[[Any, str], Answer]


class API(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__


api = API(
    title="API for partners",
    version="1",
    description="Health articles with their sources and their reviews, for partners who show them"
    " elsewhere, and a search of them. What is private is not here; what is overdue for review is"
    " only found by the search.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
register_error_handlers(api)


@api.get("/search/", **build_responses(SearchAnswer, SEARCH_ERRORS, exclude_none=False))
@decorate_view(cache_control(public=True, max_age=60))
def search(request: HttpRequest, asked: Query[SearchAsked]) -> Answer:
    """Search the articles, with the results of the search page.

    Show what is in `urgent` above the results, and link to `url`: articles are corrected and
    withdrawn, so do not keep answers longer than Cache-Control says. A filter with another value
    than those listed does not narrow.
    """
    identity = identity_of(find_site(request, type(asked).model_fields))
    typed = parse_query(asked.q or "")
    if not typed.terms:
        raise HttpError(400, NO_WORDS)
    answer = searching.find(asked.model_dump(exclude_none=True))
    emergency = find_emergency_for(asked.q)
    return build_answer(
        identity,
        query=typed.text,
        urgent=emergency and nodes.build_urgent(emergency, identity),
        **nodes.build_search(answer),
        results=[nodes.build_result(found, request) for found in find_articles(answer.results)],
    )


@api.get("/v1/articles/", **build_responses(shapes.ArticleList))
def articles(request: HttpRequest, asked: Query[ArticleListAsked]) -> Answer:
    """List articles, the one that changed longest ago first.

    `articleBody` and `citation` are there if `fields` names them; a page has at most 10 then.
    """
    site = find_site(request, type(asked).model_fields)
    identity, names = identity_of(site), asked.names(otherwise=ALL - FROM_BODY)
    rows = articles_of(site)
    if asked.modified_since:
        rows = rows.filter(published__last_significant_change__gte=asked.modified_since)
    if asked.topic:
        rows = rows.filter(topics=find(topics_of(site), slug=asked.topic))
    limit = min(asked.limit, MOST_BODIES) if names & FROM_BODY else asked.limit
    pages, onward = BY_CHANGE.page(rows, asked.cursor, limit)
    if names & FROM_BODY:
        glossary = load_glossary()
        for page in pages:
            page.reading.glossary = glossary
    items = [nodes.article(page, identity, names) for page in pages]
    return build_answer(identity, items=items, next=build_next_address(request, onward))


@api.get("/v1/articles/{int:identifier}/", **build_responses(shapes.ArticleAnswer))
def article(request: HttpRequest, identifier: Path[Number], asked: Query[ArticleAsked]) -> Answer:
    """Give one article with all that it says; 404 if it is not, or no longer, to be shown."""
    site = find_site(request, type(asked).model_fields)
    identity, page = identity_of(site), find(articles_of(site), pk=identifier)
    return build_answer(identity, item=nodes.article(page, identity, asked.names(otherwise=ALL)))


@api.get("/v1/topics/", **build_responses(shapes.TopicList))
def topics(request: HttpRequest, asked: Query[ListAsked]) -> Answer:
    """List the topics that articles are about."""
    return list_items(request, asked, topics_of, nodes.topic)


@api.get("/v1/topics/{slug:identifier}/", **build_responses(shapes.TopicAnswer))
def topic(request: HttpRequest, identifier: str) -> Answer:
    """Give one topic."""
    return get_item(request, topics_of, nodes.topic, slug=identifier)


@api.get("/v1/contributors/", **build_responses(shapes.ContributorList))
def contributors(request: HttpRequest, asked: Query[ListAsked]) -> Answer:
    """List who wrote articles, and who made the reviews that hold for them."""
    return list_items(request, asked, contributors_of, nodes.profile)


@api.get("/v1/contributors/{slug:identifier}/", **build_responses(shapes.ContributorAnswer))
def contributor(request: HttpRequest, identifier: str) -> Answer:
    """Give one person or organisation."""
    return get_item(request, contributors_of, nodes.profile, slug=identifier)


@api.get("/v1/references/", **build_responses(shapes.ReferenceList))
def references(request: HttpRequest, asked: Query[ListAsked]) -> Answer:
    """List the sources that articles cite."""
    return list_items(request, asked, references_of, nodes.source)


@api.get("/v1/references/{int:identifier}/", **build_responses(shapes.ReferenceAnswer))
def reference(request: HttpRequest, identifier: Path[Number]) -> Answer:
    """Give one source."""
    return get_item(request, references_of, nodes.source, pk=identifier)


def list_items(request: HttpRequest, asked: ListAsked, rows: Rows, node: Node) -> Answer:
    site = find_site(request, type(asked).model_fields)
    identity = identity_of(site)
    found, onward = Paging(rows.__name__).page(rows(site), asked.cursor, asked.limit)
    items = [node(row, identity.publisher.url) for row in found]
    return build_answer(identity, items=items, next=build_next_address(request, onward))


def get_item(request: HttpRequest, rows: Rows, node: Node, **key: Any) -> Answer:
    site = find_site(request)
    identity, row = identity_of(site), find(rows(site), **key)
    return build_answer(identity, item=node(row, identity.publisher.url))


def find_site(request: HttpRequest, known: Collection[str] = ()) -> Site:
    """Return the site; 422 for an unknown parameter, which may be a typing mistake."""
    if unknown := sorted(set(request.GET) - set(known)):
        possible = ", ".join(known) or "none"
        raise HttpError(422, f"Unknown: {', '.join(unknown)}. Parameters here: {possible}.")
    return site_of(request)


def find(rows: QuerySet, **key: Any) -> Any:
    row = rows.filter(**key).first()
    if not row:
        name = rows.model._meta.verbose_name
        raise HttpError(404, f"There is no such {name} here (any more): delete your copy.")
    return row


def build_next_address(request: HttpRequest, cursor: str) -> str | None:
    """Return the address of the next page, from a cursor; None after the last."""
    if not cursor:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode(safe=':,')}")


def build_answer(identity: SiteIdentity, **members: Any) -> Answer:
    return {"terms": nodes.terms(identity), **members}
