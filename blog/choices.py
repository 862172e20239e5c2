"""What an article may be on, and for whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    CONDITION = "condition", _("A condition")
    TREATMENT = "treatment", _("A treatment")
    OTHER = "other", _("Something else")


class Audience(models.TextChoices):
    """Whom an article is for; values as in schema.org's MedicalAudienceType, in small letters."""

    PATIENT = "patient", _("Patients and their families")
    CLINICIAN = "clinician", _("Health professionals")
