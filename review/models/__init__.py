"""Models of review: contributors, reviews, overrides, stored findings and settings."""

from review.models.clinical_review import ClinicalReview
from review.models.contributor import Contributor, ProfileLink
from review.models.override import CheckOverride
from review.models.reviewed_page import ReviewedPage
from review.models.settings import CheckLevel, ReviewSettings
from review.models.stored import PageCheck, StoredFinding
from review.models.task import ClinicalReviewTask

__all__ = [
    "CheckLevel",
    "CheckOverride",
    "ClinicalReview",
    "ClinicalReviewTask",
    "Contributor",
    "PageCheck",
    "ProfileLink",
    "ReviewSettings",
    "ReviewedPage",
    "StoredFinding",
]
