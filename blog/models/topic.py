"""What articles are about."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from review.models import Contributor


class Topic(index.Indexed, models.Model):
    """What articles are about; readers browse by it."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    slug = models.SlugField(_("slug"), max_length=100, unique=True)
    description = models.TextField(_("description"), blank=True)
    code_system = models.CharField(
        _("code system"),
        max_length=50,
        blank=True,
        help_text=_("Such as SNOMED CT, ICD-10 or MeSH, if the topic has a code."),
    )
    code = models.CharField(_("code"), max_length=50, blank=True)
    reviewers = models.ManyToManyField(
        Contributor,
        verbose_name=_("reviewers"),
        blank=True,
        related_name="reviewed_topics",
        limit_choices_to={"kind": Contributor.Kind.PERSON},
        help_text=_("Who is competent to approve articles on it. Each needs credentials."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
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
