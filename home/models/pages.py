"""The front page and standing pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult

from blog.listing.topic_overview import build_topic_overview
from blog.models import ArticlePage, Topic
from blog.seo.head import build_page_head, shorten_html

LATEST_ARTICLES = 6
RECENTLY_REVIEWED = 3
DEFAULT_DESCRIPTION = _("Health articles with their sources, and when each was reviewed.")


class HomePage(Page):
    """Search first, then help, topics and the newest articles."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["blog.ArticleIndexPage", "home.StandardPage"]

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find an article by its whole path at once, and any other page level by level."""
        url_path = "/".join([self.url_path.rstrip("/"), *path_components, ""])
        articles = ArticlePage.objects.live().with_privacy()
        related = articles.select_related("locale", "clinical_review__reviewer", "published")
        found = related.filter(url_path=url_path)
        article = path_components and found.first()
        return RouteResult(article) if article else super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        articles = ArticlePage.objects.descendant_of(self).for_readers()
        return context | {
            "topics": Topic.objects.for_articles(articles),
            "articles": articles.newest_first().for_cards()[:LATEST_ARTICLES],
            "reviewed": articles.recently_reviewed().for_cards()[:RECENTLY_REVIEWED],
            "overview": build_topic_overview(articles, f"page-{self.pk}", request),
            "head": build_page_head(self, self.introduction or str(DEFAULT_DESCRIPTION)),
        }


class StandardPage(Page):
    """A page that is no article: about, contact, privacy."""

    body = RichTextField(
        _("body"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
    )

    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("standard page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"head": build_page_head(self, shorten_html(self.body))}
