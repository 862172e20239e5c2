"""The article."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Self

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from blog.listing.duplicate_titles import find_duplicate_titles
from blog.models.article_content import ArticleContent
from blog.models.article_files import ArticleFiles
from blog.models.glossary import load_glossary
from blog.panels import ARTICLE_PANELS
from blog.privacy import find_view_restrictions
from blog.querysets import ArticleManager
from blog.record.clinical_content import collect_clinical_content
from blog.record.reading import Reading
from blog.seo.head import build_article_head
from blog.seo.result_preview import ResultPreview
from review.models import ReviewedPage


class ArticlePage(ArticleFiles, ArticleContent):
    """A health article: who says what, on which evidence, in typed blocks."""

    objects = ArticleManager()

    content_panels = [*Page.content_panels, *ARTICLE_PANELS]
    promote_panels = [
        *Page.promote_panels,
        FieldPanel("is_hidden_from_search_engines"),
        ResultPreview(heading=_("Search results and shared links")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("date_published"),
    ]
    approval_summary_template = "blog/approval_summary.html"
    prefetch_for_checks = [
        *ReviewedPage.prefetch_for_checks,
        "article_authors",
        "clinical_review__reviewer",
        "clinical_reviews__reviewer__reviewed_topics",
        "locale",
        "published",
        "topics",
    ]
    parent_page_types = ["blog.ArticleIndexPage"]
    subpage_types: list[str] = []

    class Meta(ArticleContent.Meta):
        verbose_name = _("article page")

    @cached_property
    def reading(self) -> Reading:
        return Reading(self)

    @classmethod
    def prepare_for_checks(cls, pages: Sequence[Self]) -> None:
        super().prepare_for_checks(pages)
        glossary = load_glossary()
        for page, others in zip(pages, find_duplicate_titles(pages), strict=True):
            page.reading.same_title_articles, page.reading.glossary = others, glossary

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "citations": self.reading.citations,
            "head": build_article_head(self.reading),
        }

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        if changed_at := self.last_significant_change:
            response.setdefault("Last-Modified", http_date(changed_at.timestamp()))
        return response

    def get_view_restrictions(self) -> models.QuerySet:
        return find_view_restrictions(self)

    def get_clinical_content(self) -> list[Any]:
        return collect_clinical_content(self)
