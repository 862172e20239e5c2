"""Template filters for every app."""

import re

from django import template

register = template.Library()


@register.filter
def tel(number: str) -> str:
    """Return a `tel:` address (RFC 3966) for a phone number in any usual notation."""
    return "tel:" + re.sub(r"[^\d+]", "", number)
