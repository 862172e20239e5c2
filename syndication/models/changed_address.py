"""Addresses of which search engines are still to be notified."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangedAddress(models.Model):
    """An address whose page changed, and of which search engines are still to be notified.

    `change` differs after each change, to distinguish changes already sent from later ones.
    """

    url = models.URLField(_("address"), max_length=1000, unique=True)
    change = models.UUIDField(_("change"), default=uuid4, db_index=True)

    class Meta:
        verbose_name = _("changed address")
        verbose_name_plural = _("changed addresses")
        default_permissions = ()

    def __str__(self) -> str:
        return self.url
