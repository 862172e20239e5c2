"""Addresses that are missing, and those of which search engines are to be told."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class MissingPage(models.Model):
    """A path that was asked for at least five times on a day, and where nothing is."""

    day = models.DateField(_("day"))
    path = models.CharField(_("path"), max_length=255)
    requests = models.PositiveIntegerField(_("requests"))

    class Meta:
        verbose_name = _("missing page")
        verbose_name_plural = _("missing pages")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["day", "path"], name="one_count_a_day_and_path")
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.path}"


class ChangedAddress(models.Model):
    """An address whose page changed, and of which search engines are still to be told.

    `change` is another one after each change, to tell those that were told from later ones.
    """

    url = models.URLField(_("address"), max_length=1000, unique=True)
    change = models.UUIDField(_("change"), default=uuid4, db_index=True)

    class Meta:
        verbose_name = _("changed address")
        verbose_name_plural = _("changed addresses")
        default_permissions = ()

    def __str__(self) -> str:
        return self.url
