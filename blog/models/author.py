"""By-lines."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from review.models import Contributor


class ArticleAuthorManager(models.Manager["ArticleAuthor"]):
    """By-lines come with their names, in the same query."""

    def get_queryset(self) -> models.QuerySet["ArticleAuthor"]:
        return super().get_queryset().select_related("contributor")


class ArticleAuthor(Orderable):
    """One name in an article's by-line."""

    page = ParentalKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="article_authors")
    contributor = models.ForeignKey(
        Contributor,
        verbose_name=_("contributor"),
        on_delete=models.PROTECT,
        related_name="authored_articles",
    )

    objects = ArticleAuthorManager()

    panels = [FieldPanel("contributor")]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return str(self.contributor)
