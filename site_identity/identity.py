"""Site identity as plain data, for what is read away from the site: leaflets, feeds, the API."""

from dataclasses import dataclass

from wagtail.models import Site
from wagtail.rich_text import expand_db_html

from site_identity.models import SiteSettings
from site_identity.publisher import Publisher


@dataclass(frozen=True)
class SiteIdentity:
    """`disclaimer` is HTML; an empty field is one that the site does not state."""

    publisher: Publisher
    help_line_label: str = ""
    help_line_number: str = ""
    emergency_number: str = ""
    emergency_advice: str = ""
    disclaimer: str = ""


def identity_of(site: Site) -> SiteIdentity:
    """Return what the settings of a site state about it."""
    settings = SiteSettings.for_site(site)
    return SiteIdentity(
        publisher=settings.publisher,
        help_line_label=settings.help_line_label,
        help_line_number=settings.help_line_number,
        emergency_number=settings.emergency_number,
        emergency_advice=settings.emergency_advice,
        disclaimer=expand_db_html(settings.disclaimer),
    )
