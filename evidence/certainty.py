"""Certainty of evidence, in GRADE's four levels.

Source: Guyatt et al., "GRADE guidelines: 1. Introduction", J Clin Epidemiol 2011;64:383-394,
doi:10.1016/j.jclinepi.2010.04.026. The sentences give each level's definition in plain words.
"""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Certainty(models.TextChoices):
    HIGH = "high", _("High certainty")
    MODERATE = "moderate", _("Moderate certainty")
    LOW = "low", _("Low certainty")
    VERY_LOW = "very_low", _("Very low certainty")

    @property
    def rank(self) -> int:
        """From 4, the highest, to 1; the number of filled circles of four."""
        return 4 - list(Certainty).index(self)

    @property
    def meaning(self) -> Promise | str:
        """The meaning of the level for a reader, as one plain sentence."""
        return MEANINGS[self]


MEANINGS = {
    Certainty.HIGH: _("More research is very unlikely to change what we know."),
    Certainty.MODERATE: _("This is probably true, but more research could change it."),
    Certainty.LOW: _("This may be true. More research is likely to change it."),
    Certainty.VERY_LOW: _("We are not sure. The true effect may be quite different."),
}
