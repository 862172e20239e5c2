"""Choices of an article: kind, audience, urgency, tips, topics."""

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


class TopicKind(models.TextChoices):
    """What a topic is, as crawlers are told; no guess is made of one that is something else."""

    CONDITION = "condition", _("A condition")
    THERAPY = "therapy", _("A therapy")
    DRUG = "drug", _("A medicine")
    OTHER = "other", _("Something else")


class Audience(models.TextChoices):
    """Whom an article is for; values as in schema.org's MedicalAudienceType, in small letters."""

    PATIENT = "patient", _("Patients and their families")
    CLINICIAN = "clinician", _("Health professionals")


class Urgency(models.TextChoices):
    """How soon a reader with these signs has to act, most urgent first."""

    EMERGENCY = "emergency", _("Emergency")
    URGENT = "urgent", _("Urgent")
    NON_URGENT = "non_urgent", _("Non-urgent")

    @classmethod
    def parse_choice(cls, choice: str | None) -> "Urgency":
        """Return the urgency chosen; a draft without a choice never looks less than urgent."""
        return cls(choice) if choice in cls.values else cls.URGENT

    @property
    def spoken_prefix(self) -> str:
        """Words that say the urgency to readers who cannot see the colour."""
        return _("%(urgency)s advice: ") % {"urgency": self.label}

    @property
    def how_soon(self) -> str:
        """When to act, for a card that does not say what to do."""
        return str(HOW_SOON[self])


HOW_SOON = {
    Urgency.EMERGENCY: _("Get help now."),
    Urgency.URGENT: _("Speak to a health professional today."),
    Urgency.NON_URGENT: _("Make an appointment with a health professional."),
}


class TipKind(models.TextChoices):
    """Whether a tip is a thing to do or not to do; most are neither."""

    DO = "do", _("Do")
    DONT = "dont", _("Don't")
