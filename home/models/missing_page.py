"""Requests for addresses that do not exist."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MissingPage(models.Model):
    """A missing path that was requested at least five times on a day."""

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
