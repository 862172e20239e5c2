"""Lists of articles in parts: by kind on the page of a topic, by role on that of a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page as ListPage
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.choices import ArticleKind
from blog.models import ArticlePage
from blog.querysets import ArticleQuerySet, list_articles
from review.models import Contributor

ROLES = {
    "author": (_("Articles written"), "article_authors__contributor"),
    "reviewer": (_("Articles reviewed"), "clinical_review__reviewer"),
}


@dataclass(frozen=True)
class KindGroup:
    """Articles of one kind on this page of a list, of `total` in the whole list."""

    heading: str | Promise
    total: int
    articles: tuple[ArticlePage, ...]


@dataclass(frozen=True)
class RoleList:
    """What a contributor did as author or reviewer."""

    role: str
    heading: str | Promise
    articles: ListPage

    @property
    def is_of_reviews(self) -> bool:
        return self.role == "reviewer"


def build_kind_groups(
    articles: Iterable[ArticlePage], counts: Mapping[ArticleKind, int]
) -> list[KindGroup]:
    """Return articles, ordered by kind, in groups; a list of one kind is not named by it."""
    groups = ((ArticleKind(kind), tuple(pages)) for kind, pages in groupby(articles, _get_kind))
    return [
        KindGroup(kind.heading if len(counts) > 1 else _("Articles"), counts[kind], pages)
        for kind, pages in groups
    ]


def _get_kind(page: ArticlePage) -> str:
    return page.kind


def build_role_lists(
    contributor: Contributor, articles: ArticleQuerySet, request: HttpRequest
) -> list[RoleList]:
    """Return the roles that somebody has; only one if the address asks for it by `role`."""
    asked = request.GET.get("role", "")
    roles = {asked: ROLES[asked]} if asked in ROLES else ROLES
    articles = articles.select_related("clinical_review")
    lists = (
        RoleList(role, heading, list_articles(articles.filter(**{path: contributor}), request))
        for role, (heading, path) in roles.items()
    )
    return [one for one in lists if one.articles.paginator.count]
