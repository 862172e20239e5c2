"""What is at each address of the API."""

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


def answers(shape: type[shapes.Answer]) -> dict[str, Any]:
    responses = {200: shape, 404: shapes.Error, 422: shapes.Error}
    return {"response": responses, "by_alias": True, "exclude_none": True}


@api.get("/articles/", **answers(shapes.ArticleList))
def articles(request: HttpRequest, asked: Query[ArticleListAsked]) -> Answer:
    """List articles, the one that changed longest ago first.

    `articleBody` and `citation` are there if `fields` names them; a page has at most 10 then.
    """
    site = site_asked(request, type(asked).model_fields)
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
            page.glossary = glossary
    items = [nodes.article(page, identity, names) for page in pages]
    return answer(identity, items=items, next=next_page(request, onward))


@api.get("/articles/{int:identifier}/", **answers(shapes.ArticleAnswer))
def article(request: HttpRequest, identifier: Path[Number], asked: Query[ArticleAsked]) -> Answer:
    """Give one article with all that it says; 404 if it is not, or no longer, to be shown."""
    site = site_asked(request, type(asked).model_fields)
    identity, page = identity_of(site), find(articles_of(site), pk=identifier)
    return answer(identity, item=nodes.article(page, identity, asked.names(otherwise=ALL)))


@api.get("/topics/", **answers(shapes.TopicList))
def topics(request: HttpRequest, asked: Query[ListAsked]) -> Answer:
    """List the topics that articles are about."""
    return listed(request, asked, topics_of, nodes.topic)


@api.get("/topics/{slug:identifier}/", **answers(shapes.TopicAnswer))
def topic(request: HttpRequest, identifier: str) -> Answer:
    """Give one topic."""
    return single(request, topics_of, nodes.topic, slug=identifier)


@api.get("/contributors/", **answers(shapes.ContributorList))
def contributors(request: HttpRequest, asked: Query[ListAsked]) -> Answer:
    """List who wrote articles, and who made the reviews that hold for them."""
    return listed(request, asked, contributors_of, nodes.profile)


@api.get("/contributors/{slug:identifier}/", **answers(shapes.ContributorAnswer))
def contributor(request: HttpRequest, identifier: str) -> Answer:
    """Give one person or organisation."""
    return single(request, contributors_of, nodes.profile, slug=identifier)


@api.get("/references/", **answers(shapes.ReferenceList))
def references(request: HttpRequest, asked: Query[ListAsked]) -> Answer:
    """List the sources that articles cite."""
    return listed(request, asked, references_of, nodes.source)


@api.get("/references/{int:identifier}/", **answers(shapes.ReferenceAnswer))
def reference(request: HttpRequest, identifier: Path[Number]) -> Answer:
    """Give one source."""
    return single(request, references_of, nodes.source, pk=identifier)


def listed(request: HttpRequest, asked: ListAsked, rows: Rows, node: Node) -> Answer:
    site = site_asked(request, type(asked).model_fields)
    identity = identity_of(site)
    found, onward = Paging(rows.__name__).page(rows(site), asked.cursor, asked.limit)
    items = [node(row, identity.publisher.url) for row in found]
    return answer(identity, items=items, next=next_page(request, onward))


def single(request: HttpRequest, rows: Rows, node: Node, **key: Any) -> Answer:
    site = site_asked(request)
    identity, row = identity_of(site), find(rows(site), **key)
    return answer(identity, item=node(row, identity.publisher.url))


def site_asked(request: HttpRequest, known: Collection[str] = ()) -> Site:
    """Return the site; 422 for a parameter that nobody knows, which may be a slip of the pen."""
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


def next_page(request: HttpRequest, cursor: str) -> str | None:
    """Return the address of what was asked for, from a cursor on; None if that was all."""
    if not cursor:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return request.build_absolute_uri(f"{request.path}?{query.urlencode(safe=':,')}")


def answer(identity: SiteIdentity, **members: Any) -> Answer:
    return {"terms": nodes.terms(identity), **members}
