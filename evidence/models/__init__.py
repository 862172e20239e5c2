"""Models of the evidence: references and retraction notices."""

from evidence.models.reference import Reference
from evidence.models.retraction_notice import RetractionNotice

__all__ = ["Reference", "RetractionNotice"]
