"""The front page, standing pages and what the whole site says about itself."""

from home.models.addresses import ChangedAddress, MissingPage
from home.models.pages import HomePage, StandardPage
from home.models.settings import DEFAULT_DISCLAIMER, SiteSettings

__all__ = [
    "DEFAULT_DISCLAIMER",
    "ChangedAddress",
    "HomePage",
    "MissingPage",
    "SiteSettings",
    "StandardPage",
]
