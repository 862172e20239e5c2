"""Query articles by visibility, and order them."""

from typing import Any, Self

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from blog.choices import ArticleKind

ARTICLES_PER_PAGE = 20


class ArticleQuerySet(PageQuerySet):
    def for_readers(self) -> Self:
        """Live articles that no privacy setting hides, in one query.

        As Wagtail serves pages: a setting holds for all pages below its own, and for an alias of
        its page and all below that. Wagtail's `public()` overlooks aliases.
        """
        return self.live().exclude(_has_privacy())

    def with_privacy(self) -> Self:
        """With `is_private`, in the same query: whether any privacy setting holds."""
        return self.annotate(is_private=_has_privacy())

    def newest_first(self) -> Self:
        return self.order_by(*_build_newest_order())

    def recently_changed(self) -> Self:
        """Those with a published snapshot, the latest significant change first."""
        registered = self.filter(published__last_significant_change__isnull=False)
        return registered.order_by("-published__last_significant_change", "-pk")

    def recently_reviewed(self) -> Self:
        """Those with a clinical review that holds, the newest review first."""
        reviewed = self.filter(clinical_review__isnull=False).select_related("clinical_review")
        return reviewed.order_by("-clinical_review__reviewed_at", "title")

    def by_kind(self) -> Self:
        """Conditions, treatments, then the rest; each kind newest first."""
        places = [When(kind=kind, then=place) for place, kind in enumerate(ArticleKind)]
        return self.order_by(Case(*places), *_build_newest_order())

    def at_or_below(self, page_id: int) -> Self:
        """Those in the subtree of a page; none if the page is deleted."""
        page = Page.objects.filter(pk=page_id).first()
        return self.descendant_of(page, inclusive=True) if page else self.none()

    def count_by_kind(self) -> dict[ArticleKind, int]:
        """Return how many there are of each kind that there is any of, in order of `by_kind`."""
        rows = self.order_by().values("kind").annotate(total=Count("pk", distinct=True))
        totals = dict(rows.values_list("kind", "total"))
        return {kind: totals[kind] for kind in ArticleKind if totals.get(kind)}

    def not_overdue(self) -> Self:
        """Without those whose review was due before today."""
        return self.exclude(clinical_review__next_review_due__lt=timezone.localdate())

    def for_cards(self) -> Self:
        """With what a list of articles shows, and without the bodies."""
        return self.defer_streamfields().prefetch_related("topics")


def _build_newest_order() -> tuple[Any, str]:
    published = Coalesce("date_published", Cast("first_published_at", DateField()))
    return published.desc(nulls_last=True), "title"


def _has_privacy() -> Exists:
    settings = PageViewRestriction.objects.alias(
        hidden_path=ExpressionWrapper(OuterRef("path"), output_field=CharField())
    )
    above = Q(hidden_path__startswith=F("page__path"))
    above |= Q(hidden_path__startswith=F("page__aliases__path"))
    return Exists(settings.filter(above))


ArticleManager = PageManager.from_queryset(ArticleQuerySet)


def list_articles(articles: ArticleQuerySet, request: HttpRequest) -> ListPage:
    """Return the page of articles that the address asks for; a bad number gives a near one."""
    return Paginator(articles.for_cards(), ARTICLES_PER_PAGE).get_page(request.GET.get("page"))
