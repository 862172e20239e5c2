"""Small things that every template may need."""

import re

from django import template

register = template.Library()


@register.filter
def tel(number: str) -> str:
    """Return a `tel:` address (RFC 3966) for a number as people write it."""
    return "tel:" + re.sub(r"[^\d+]", "", number)
