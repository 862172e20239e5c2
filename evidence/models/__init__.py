"""What is known outside the site: the sources that articles rest on."""

from evidence.models.reference import Reference
from evidence.models.retraction_notice import RetractionNotice

__all__ = ["Reference", "RetractionNotice"]
