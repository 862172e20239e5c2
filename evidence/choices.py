"""Choices of a reference: type, study design, status and link status."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReferenceType(models.TextChoices):
    """Item types of CSL 1.0.2. A guideline is a report whose study design is guideline."""

    ARTICLE_JOURNAL = "article-journal", _("Journal article")
    ARTICLE = "article", _("Preprint or other article")
    ARTICLE_NEWSPAPER = "article-newspaper", _("Newspaper article")
    BOOK = "book", _("Book")
    CHAPTER = "chapter", _("Chapter")
    DATASET = "dataset", _("Dataset")
    PAPER_CONFERENCE = "paper-conference", _("Conference paper")
    REPORT = "report", _("Report or guideline")
    THESIS = "thesis", _("Thesis")
    WEBPAGE = "webpage", _("Web page")
    DOCUMENT = "document", _("Other document")


class StudyDesign(models.TextChoices):
    """Design of a study; the certainty of its results is `Certainty`, and never follows from it.

    Source: the designs in the Oxford Centre for Evidence-Based Medicine's 2011 levels.
    """

    SYSTEMATIC_REVIEW = "systematic_review", _("Systematic review")
    RANDOMISED_TRIAL = "randomised_trial", _("Randomised trial")
    NON_RANDOMISED_TRIAL = "non_randomised_trial", _("Non-randomised trial")
    COHORT = "cohort", _("Cohort study")
    CASE_CONTROL = "case_control", _("Case-control study")
    CROSS_SECTIONAL = "cross_sectional", _("Cross-sectional study")
    CASE_SERIES = "case_series", _("Case series or case report")
    QUALITATIVE = "qualitative", _("Qualitative study")
    GUIDELINE = "guideline", _("Guideline")
    EXPERT_OPINION = "expert_opinion", _("Expert opinion")
    OTHER = "other", _("Other")


class Status(models.TextChoices):
    """Status of a reference, in ascending order of severity."""

    CURRENT = "current", _("Current")
    CORRECTED = "corrected", _("Corrected")
    SUPERSEDED = "superseded", _("Superseded")
    CONCERN = "concern", _("Expression of concern")
    RETRACTED = "retracted", _("Retracted")

    @property
    def severity(self) -> int:
        return list(Status).index(self)


class LinkStatus(models.TextChoices):
    """Last known state of the web address of a source."""

    UNKNOWN = "unknown", _("Unknown")
    ALIVE = "alive", _("Working")
    MISSED = "missed", _("Not found once")
    DEAD = "dead", _("Broken link")
