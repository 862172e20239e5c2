"""What a site says about itself on what leaves it: on leaflets, which are read without the site.

The settings of sites are above this app, so who knows them says so here (as checks do).
"""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail.models import Site

from blog.nodes import Publisher


@dataclass(frozen=True)
class Imprint:
    """`disclaimer` is HTML; what is empty, the site does not say."""

    publisher: Publisher
    help_line_label: str = ""
    help_line_number: str = ""
    emergency_number: str = ""
    emergency_advice: str = ""
    disclaimer: str = ""


Source = Callable[[Site], Imprint]
_sources: list[Source] = []


def imprint_source(source: Source) -> Source:
    """Let a function say what the imprint of a site is; the last one that was registered counts."""
    _sources.append(source)
    return source


def imprint_of(site: Site) -> Imprint:
    """Return the imprint of a site: its name and address at least."""
    if _sources:
        return _sources[-1](site)
    return Imprint(Publisher(site.site_name, site.root_url))
