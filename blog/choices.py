"""What an article may be on, for whom, and how soon to act on what it says."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    CONDITION = "condition", _("A condition")
    TREATMENT = "treatment", _("A treatment")
    OTHER = "other", _("Something else")

    @property
    def heading(self) -> Promise | str:
        """What stands above a list of articles of this kind."""
        return KIND_HEADINGS[self]


KIND_HEADINGS = {
    ArticleKind.CONDITION: _("Conditions"),
    ArticleKind.TREATMENT: _("Treatments"),
    ArticleKind.OTHER: _("More to read"),
}


class Audience(models.TextChoices):
    """Whom an article is for; values as in schema.org's MedicalAudienceType, in small letters."""

    PATIENT = "patient", _("Patients and their families")
    CLINICIAN = "clinician", _("Health professionals")


class Urgency(models.TextChoices):
    """How soon a reader with these signs has to act, most urgent first."""

    EMERGENCY = "emergency", _("Emergency")
    URGENT = "urgent", _("Urgent")
    NON_URGENT = "non_urgent", _("Non-urgent")

    @property
    def spoken_prefix(self) -> str:
        """Words that say the urgency to readers who cannot see the colour."""
        return _("%(urgency)s advice: ") % {"urgency": self.label}
