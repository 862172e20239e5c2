"""Published snapshots: the articles that readers can see, and their last significant change."""

from collections import defaultdict
from typing import Self
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from blog.seo.translations import Alternate, is_multilingual, list_alternates


def build_indexable_filter() -> models.Q:
    """Return the condition that no editor hid an article, and that its review is not overdue."""
    overdue = models.Q(page__clinical_review__next_review_due__lt=timezone.localdate())
    return models.Q(page__is_hidden_from_search_engines=False) & ~overdue


class PublishedQuerySet(models.QuerySet["PublishedArticle"]):
    def indexable(self) -> Self:
        """Those that search engines may show."""
        return self.filter(build_indexable_filter())

    def translations(self) -> dict[UUID, tuple[Alternate, ...]]:
        """Return the languages of each article that is there in several, by their key.

        A site in one language is spared the queries.
        """
        if not is_multilingual():
            return {}
        translated = self.exclude(page__locale=Locale.get_default()).order_by()
        rows = (
            self.filter(page__translation_key__in=translated.values("page__translation_key"))
            .order_by("page__locale")
            .values_list("page__translation_key", "page__locale__language_code", "url")
        )
        found: dict[UUID, list[Alternate]] = defaultdict(list)
        for key, language, url in rows:
            found[key].append((language, url))
        return {key: list_alternates(pages) for key, pages in found.items() if len(pages) > 1}


class PublishedArticle(models.Model):
    """An article as readers last got it: `digest` stands for all that its page says.

    A derived copy, kept up by a task after each change. It outlives its article until that task
    has told others that the article is gone.
    """

    page = models.OneToOneField(
        "blog.ArticlePage",
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="published",
    )
    url = models.URLField(_("address"), max_length=1000)
    digest = models.CharField(_("digest"), max_length=64)
    last_significant_change = models.DateTimeField(_("last significant change"), db_index=True)
    pictures = models.JSONField(_("pictures"), default=list)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = _("published article")
        verbose_name_plural = _("published articles")
        default_permissions = ()

    def __str__(self) -> str:
        return self.url
