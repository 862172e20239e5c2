"""The fields of an article, and the facts that follow from them alone."""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import NoFutureDateValidator, RichTextField, StreamField

from blog.blocks import ArticleBodyBlock
from blog.choices import ArticleKind, Audience
from blog.models.topic import Topic
from review.models import Contributor, ReviewedPage


def new_body() -> list[tuple[str, dict[str, str]]]:
    """Return what the editor starts a new article with."""
    return [("introduction", {"heading": gettext("Introduction"), "text": ""})]


class ArticleContent(ReviewedPage):
    """What editors write of an article. Its reading and its outputs rest on this class."""

    article_authors: Any  # the by-lines, a relation of modelcluster

    summary = models.TextField(
        _("summary"),
        max_length=500,
        help_text=_("The article in a sentence or two, shown in lists and search results."),
    )
    easy_read = models.TextField(
        _("easy read"),
        max_length=600,
        blank=True,
        help_text=_("The main points, in a few short sentences of everyday words, one per line."),
    )
    date_published = models.DateField(
        _("date published"),
        null=True,
        blank=True,
        validators=[NoFutureDateValidator()],
        help_text=_("Leave empty to use the day of first publication here."),
    )
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), blank=True, related_name="articles"
    )
    body = StreamField(ArticleBodyBlock(), verbose_name=_("body"), default=new_body)
    kind = models.CharField(
        _("kind of article"),
        max_length=12,
        choices=ArticleKind,
        default=ArticleKind.OTHER,
        help_text=_("An article on a condition or a treatment must say when to get help."),
    )
    audience = models.CharField(
        _("audience"), max_length=12, choices=Audience, default=Audience.PATIENT
    )
    how_made = models.TextField(
        _("how it was made"),
        blank=True,
        help_text=_("Who did what, and what was done by machine. Shown to readers."),
    )
    funding = models.CharField(
        _("funding"), max_length=255, blank=True, help_text=_("Who paid for it, or “none”.")
    )
    conflicts = models.CharField(
        _("conflicts of interest"),
        max_length=255,
        blank=True,
        help_text=_("What its authors declare, or “none declared”."),
    )
    attribution = RichTextField(
        _("source and licence"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Origin and licence of the text, if it is not your own."),
    )

    is_hidden_from_search_engines = models.BooleanField(
        _("hide from search engines"),
        default=False,
        help_text=_("The article stays on the site and in site search."),
    )

    class Meta(ReviewedPage.Meta):
        abstract = True

    @property
    def published_on(self) -> date | None:
        """The day readers are told: the editor's, or that of first going live here."""
        if self.date_published or not self.first_published_at:
            return self.date_published
        return timezone.localdate(self.first_published_at)

    @property
    def is_indexable(self) -> bool:
        """Whether search engines may show it: not if hidden, nor with its review overdue."""
        overdue = self.clinical_review and self.clinical_review.is_overdue
        return not (self.is_hidden_from_search_engines or overdue)

    @property
    def authors(self) -> list[Contributor]:
        return [row.contributor for row in self.article_authors.all()]

    @property
    def last_significant_change(self) -> datetime | None:
        """When what the article says last changed; None without a published snapshot.

        A review becomes overdue by itself, which a snapshot does not note.
        """
        published = getattr(self, "published", None)
        overdue = self.clinical_review and self.clinical_review.is_overdue
        return published.last_significant_change if published and not overdue else None

    def is_written_by(self, contributor: Contributor) -> bool:
        return contributor in self.authors

    def is_within_scope_of(self, contributor: Contributor) -> bool:
        topics = {topic.pk for topic in self.topics.all()}
        return any(topic.pk in topics for topic in contributor.reviewed_topics.all())
