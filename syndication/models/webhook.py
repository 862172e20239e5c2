"""Partners who are notified of each change of an article."""

import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


def new_secret() -> str:
    return secrets.token_urlsafe(32)


class Webhook(models.Model):
    """An address that gets a signed message when an article is published, changed or taken down."""

    name = models.CharField(_("name"), max_length=100, help_text=_("Recipient of the messages."))
    url = models.URLField(
        _("address"), max_length=500, help_text=_("Must begin with https:// and be public.")
    )
    secret = models.CharField(
        _("secret"),
        max_length=100,
        default=new_secret,
        help_text=_("Key that signs the messages. Share it with the recipient only."),
    )
    is_active = models.BooleanField(_("active"), default=True)
    told_at = models.DateTimeField(_("last delivery"), null=True, editable=False)
    outcome = models.CharField(_("last outcome"), max_length=200, blank=True, editable=False)

    panels = [
        FieldPanel("name"),
        FieldPanel("url"),
        FieldPanel("secret"),
        FieldPanel("is_active"),
        FieldPanel("told_at", read_only=True),
        FieldPanel("outcome", read_only=True),
    ]

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if not self.url.startswith("https://"):
            raise ValidationError({"url": _("The address must begin with https://.")})
