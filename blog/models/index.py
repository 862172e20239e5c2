"""The list of all articles."""

from typing import Any

from django.core.paginator import Page as ListPage
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from blog.models.article import ArticlePage
from blog.models.topic import Topic
from blog.querysets import ArticleQuerySet, list_articles
from blog.seo.head import Head, build_list_head, build_page_head


class ArticleIndexPage(Page):
    """The list of all articles, newest first."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    subpage_types = ["blog.ArticlePage"]

    class Meta:
        verbose_name = _("article index page")

    @property
    def articles(self) -> ArticleQuerySet:
        return ArticlePage.objects.child_of(self).for_readers().newest_first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        articles = self.articles
        context["articles"] = list_articles(articles, request)
        context["topics"] = Topic.objects.for_articles(articles)
        context["head"] = self.build_head(context["articles"])
        return context

    def build_head(self, articles: ListPage) -> Head:
        about = self.introduction or _("Health articles with their sources, newest first.")
        return build_list_head(build_page_head(self, str(about), "CollectionPage"), articles)
