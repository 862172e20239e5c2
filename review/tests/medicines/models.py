"""Pages on medicines, each of one substance."""

from typing import Any

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from review.digests import find_figures
from review.models import Contributor, ReviewedPage


class Substance(models.Model):
    """What a medicine contains, with those competent to review pages on it."""

    name = models.CharField(max_length=100)
    is_withdrawn = models.BooleanField(default=False)
    reviewers = models.ManyToManyField(Contributor, blank=True, related_name="substances")

    def __str__(self) -> str:
        return self.name


class MedicineIndexPage(Page):
    """The list of all medicines: a page without content checks."""

    subpage_types = ["medicines.MedicinePage"]


class MedicinePage(ReviewedPage):
    """A medicine and its doses; all of its body is clinical."""

    summary = models.TextField(blank=True)
    manufacturer = models.CharField(max_length=100, blank=True)
    substance = models.ForeignKey(Substance, on_delete=models.PROTECT, related_name="+")
    authors = ParentalManyToManyField(Contributor, blank=True, related_name="+")
    body = StreamField([("text", RichTextBlock()), ("dose", CharBlock())])

    content_panels = [
        *Page.content_panels,
        "summary",
        "manufacturer",
        "substance",
        "authors",
        "body",
    ]
    prefetch_for_checks = [
        *ReviewedPage.prefetch_for_checks,
        "authors",
        "substance__reviewers",
    ]
    parent_page_types = ["medicines.MedicineIndexPage"]
    subpage_types: list[str] = []

    def get_clinical_content(self) -> list[Any]:
        shown = (self.title, self.seo_title, self.search_description, self.summary)
        figures = [figure for text in shown for figure in find_figures(text)]
        return [*figures, *self.body.get_prep_value()]

    def is_written_by(self, contributor: Contributor) -> bool:
        return contributor in self.authors.all()

    def is_within_scope_of(self, contributor: Contributor) -> bool:
        return contributor in self.substance.reviewers.all()
