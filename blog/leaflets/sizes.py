"""The sizes in which a leaflet can be had."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Size(models.TextChoices):
    """The first is what readers get who ask for none."""

    A4 = "a4", _("A4")
    A5 = "a5", _("A5")
    LARGE = "large", _("large print")
