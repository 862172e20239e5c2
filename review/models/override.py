"""Overrides of findings, with reasons."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class CheckOverride(models.Model):
    """An override of one rule in one page, valid while its clinical content is unchanged."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="check_overrides"
    )
    check_id = models.CharField(_("check"), max_length=50)
    reason = models.TextField(_("reason"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        verbose_name = _("overridden check")
        verbose_name_plural = _("overridden checks")
        ordering = ["-made_at"]
        permissions = [("override_publication", _("Can override errors of the content checks"))]

    def __str__(self) -> str:
        return f"{self.page}: {self.check_id}"
