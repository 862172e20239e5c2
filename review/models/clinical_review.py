"""Clinical reviews: approvals of clinical content."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from review.models.contributor import Contributor


class ClinicalReview(models.Model):
    """A reviewer's approval of the clinical content with this `digest`.

    Created when a review task is approved, never typed. It holds for every version of the page with
    that content, and for no other.
    """

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="clinical_reviews"
    )
    revision = models.ForeignKey(
        Revision,
        verbose_name=_("revision"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reviewer = models.ForeignKey(
        Contributor,
        verbose_name=_("reviewer"),
        on_delete=models.PROTECT,
        related_name="clinical_reviews",
    )
    reviewed_at = models.DateTimeField(_("reviewed at"))
    next_review_due = models.DateField(_("next review due"))
    digest = models.CharField(
        _("digest"), max_length=64, help_text=_("SHA-256 of the clinical content, in hex.")
    )

    class Meta:
        verbose_name = _("clinical review")
        verbose_name_plural = _("clinical reviews")
        ordering = ["-reviewed_at"]
        get_latest_by = "reviewed_at"

    def __str__(self) -> str:
        return f"{self.page}: {self.reviewer}, {self.reviewed_at:%Y-%m-%d}"

    @property
    def reviewed_on(self) -> date:
        return timezone.localdate(self.reviewed_at)

    @property
    def is_overdue(self) -> bool:
        return self.next_review_due < timezone.localdate()
