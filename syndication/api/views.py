"""Operations of the API: lists and single items."""

from collections.abc import Callable, Collection
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import NinjaAPI, Path, Query
from ninja.errors import HttpError
from wagtail.models import Site

from blog.models.glossary import load_glossary
from site_identity.identity import SiteIdentity, identity_of
from syndication.api import response_schemas as shapes
from syndication.api import serializers as nodes
from syndication.api.pagination import Paging
from syndication.api.request_schemas import (
    FIELDS,
    FROM_BODY,
    ArticleAsked,
    ArticleListAsked,
    ListAsked,
    Number,
)
from syndication.api.selectors import articles_of, contributors_of, references_of, topics_of
from syndication.markdown.views import site_of

ALL = frozenset(FIELDS)
# With their bodies read: each takes some milliseconds.
MOST_BODIES = 10
BY_CHANGE = Paging("articles", ("published__changed_at", "pk"))
Answer = dict[str, Any]
Rows = Callable[[Site], QuerySet]
Node = Callable[[Any, str], Answer]

api = NinjaAPI(
    title="Syndication API",
    version="1",
    description="Health articles with their sources and their reviews, for partners who show them"
    " elsewhere. What is private, or overdue for review, is not here.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)


def build_responses(shape: type[shapes.Answer]) -> dict[str, Any]:
    responses = {200: shape, 404: shapes.Error, 422: shapes.Error}
    return {"response": responses, "by_alias": True, "exclude_none": True}


@api.get("/articles/", **build_responses(shapes.ArticleList))
def articles(request: HttpRequest, asked: Query[ArticleListAsked]) -> Answer:
    """List articles, the one that changed longest ago first.

    `articleBody` and `citation` are there if `fields` names them; a page has at most 10 then.
    """
    site = find_site(request, type(asked).model_fields)
    identity, names = identity_of(site), asked.names(otherwise=ALL - FROM_BODY)
    rows = articles_of(site)
    if asked.modified_since:
        rows = rows.filter(published__changed_at__gte=asked.modified_since)
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


@api.get("/articles/{int:identifier}/", **build_responses(shapes.ArticleAnswer))
def article(request: HttpRequest, identifier: Path[Number], asked: Query[ArticleAsked]) -> Answer:
    """Give one article with all that it says; 404 if it is not, or no longer, to be shown."""
    site = find_site(request, type(asked).model_fields)
    identity, page = identity_of(site), find(articles_of(site), pk=identifier)
    return build_answer(identity, item=nodes.article(page, identity, asked.names(otherwise=ALL)))


@api.get("/topics/", **build_responses(shapes.TopicList))
def topics(request: HttpRequest, asked: Query[ListAsked]) -> Answer:
    """List the topics that articles are about."""
    return list_items(request, asked, topics_of, nodes.topic)


@api.get("/topics/{slug:identifier}/", **build_responses(shapes.TopicAnswer))
def topic(request: HttpRequest, identifier: str) -> Answer:
    """Give one topic."""
    return get_item(request, topics_of, nodes.topic, slug=identifier)


@api.get("/contributors/", **build_responses(shapes.ContributorList))
def contributors(request: HttpRequest, asked: Query[ListAsked]) -> Answer:
    """List who wrote articles, and who made the reviews that hold for them."""
    return list_items(request, asked, contributors_of, nodes.profile)


@api.get("/contributors/{slug:identifier}/", **build_responses(shapes.ContributorAnswer))
def contributor(request: HttpRequest, identifier: str) -> Answer:
    """Give one person or organisation."""
    return get_item(request, contributors_of, nodes.profile, slug=identifier)


@api.get("/references/", **build_responses(shapes.ReferenceList))
def references(request: HttpRequest, asked: Query[ListAsked]) -> Answer:
    """List the sources that articles cite."""
    return list_items(request, asked, references_of, nodes.source)


@api.get("/references/{int:identifier}/", **build_responses(shapes.ReferenceAnswer))
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
