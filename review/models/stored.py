"""Stored findings of the last check of each page, for lists of many pages."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from review.content_checks import Level


class PageCheck(models.Model):
    """The time of the last check of a page, with or without findings."""

    page = models.OneToOneField(
        Page,
        verbose_name=_("page"),
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="page_check",
    )
    checked_at = models.DateTimeField(_("checked at"), db_index=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("check of a page")
        verbose_name_plural = _("checks of pages")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.checked_at:%Y-%m-%d %H:%M}"


class StoredFinding(models.Model):
    """A finding in the live version of a page, or in its latest draft if it is not live."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="stored_findings"
    )
    check_id = models.CharField(_("check"), max_length=50, db_index=True)
    level = models.PositiveSmallIntegerField(
        _("level"), choices=[(level.value, level.label) for level in Level if level], db_index=True
    )
    message = models.TextField(_("message"))
    hint = models.TextField(_("hint"), blank=True)
    block_id = models.CharField(_("block"), max_length=255, blank=True)
    reason = models.TextField(_("reason for the override"), blank=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.check_id}"

    @property
    def status(self) -> str:
        """The publication state of the page, in words."""
        return gettext("live") if self.page.live else gettext("draft only")
