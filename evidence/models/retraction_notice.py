"""Retraction Watch notices on published papers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RetractionNotice(models.Model):
    """A notice on a published paper, from Retraction Watch: a derived copy of its record.

    DOIs are in small letters; values missing from a record are empty.
    """

    class Nature(models.TextChoices):
        RETRACTION = "retraction", _("retraction")
        CONCERN = "expression of concern", _("expression of concern")
        CORRECTION = "correction", _("correction")
        REINSTATEMENT = "reinstatement", _("reinstatement")

    record_id = models.PositiveIntegerField(_("record at Retraction Watch"), unique=True)
    original_doi = models.CharField(
        _("DOI of the paper"), max_length=255, blank=True, db_index=True
    )
    original_pmid = models.CharField(
        _("PubMed number of the paper"), max_length=10, blank=True, db_index=True
    )
    notice_doi = models.CharField(_("DOI of the notice"), max_length=255, blank=True)
    nature = models.CharField(_("nature"), max_length=30, choices=Nature)
    date = models.DateField(_("date"), null=True, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)

    class Meta:
        verbose_name = _("retraction notice")
        verbose_name_plural = _("retraction notices")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.nature}, {self.date}: {self.original_doi or self.original_pmid}"
