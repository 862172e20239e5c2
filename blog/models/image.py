"""Pictures that say whose they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class CreditedImage(AbstractImage):
    """A picture, with who made it and on what terms it may be shown.

    Wagtail asks permissions of its own image model whatever the model of the site.
    """

    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Creator or owner, shown to readers below the image."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=100,
        blank=True,
        help_text=_("Terms of use, for example “CC BY 4.0” or “used with permission”."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def credit_line(self) -> str:
        """Credit and licence in one line; empty if neither is known."""
        return ", ".join(filter(None, (self.credit, self.licence)))


class CreditedRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(CreditedImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.image}: {self.filter_spec}"
