"""The front page, standing pages and missing addresses."""

from home.models.missing_page import MissingPage
from home.models.pages import HomePage, StandardPage

__all__ = [
    "HomePage",
    "MissingPage",
    "StandardPage",
]
