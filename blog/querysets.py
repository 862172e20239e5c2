"""Which articles readers may see, and in what order."""

from typing import Self

from django.db.models import DateField
from django.db.models.functions import Cast, Coalesce
from wagtail.models import PageManager, PageQuerySet


class ArticleQuerySet(PageQuerySet):
    def for_readers(self) -> Self:
        """Live articles that no privacy setting hides."""
        return self.live().public()

    def newest_first(self) -> Self:
        published = Coalesce("date_published", Cast("first_published_at", DateField()))
        return self.order_by(published.desc(nulls_last=True), "title")

    def for_cards(self) -> Self:
        """With what a list of articles shows, and without the bodies."""
        return self.defer_streamfields().prefetch_related("topics")


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
