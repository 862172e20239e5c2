"""Topics of articles."""

from typing import Self

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from blog.choices import TopicKind
from review.models import Contributor


class TopicQuerySet(models.QuerySet["Topic"]):
    def for_articles(self, articles: models.QuerySet) -> Self:
        """The topics of these articles, each with their number as `article_count`."""
        counted = self.filter(articles__in=articles).annotate(
            article_count=models.Count("articles")
        )
        return counted.order_by("name")


class Topic(index.Indexed, models.Model):
    """What articles are about; readers browse by it."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    description = models.TextField(_("description"), blank=True)
    introduction = RichTextField(
        _("introduction"),
        blank=True,
        features=["bold", "italic", "link", "ol", "ul"],
        help_text=_("Shown at the top of the topic's page, below the description."),
    )
    kind = models.CharField(
        _("what it is"),
        max_length=12,
        choices=TopicKind,
        default=TopicKind.OTHER,
        help_text=_("Passed on to search engines with each article on the topic."),
    )
    code_system = models.CharField(
        _("code system"),
        max_length=50,
        blank=True,
        help_text=_("For example SNOMED CT, ICD-10 or MeSH, if the topic has a code."),
    )
    code = models.CharField(_("code"), max_length=50, blank=True)
    reviewers = models.ManyToManyField(
        Contributor,
        verbose_name=_("reviewers"),
        blank=True,
        related_name="reviewed_topics",
        limit_choices_to={"kind": Contributor.Kind.PERSON},
        help_text=_("Contributors who may approve articles on the topic. Each needs credentials."),
    )

    objects = TopicQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("introduction"),
        FieldPanel("kind"),
        MultiFieldPanel([FieldPanel("code_system"), FieldPanel("code")], heading=_("Code")),
        FieldPanel("reviewers", widget=CheckboxSelectMultiple),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])
