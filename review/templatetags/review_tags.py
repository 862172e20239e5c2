"""Template filters of findings in the admin."""

from typing import Any

from django import template
from django.contrib.auth.models import AbstractUser
from wagtail.fields import StreamField
from wagtail.models import Page

from review.content_checks import Finding, Level
from review.models import ReviewedPage
from review.overriding import may_override

register = template.Library()

ICONS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "info-circle"}


@register.filter
def is_reviewed(page: Any) -> bool:
    """Return whether it is a page that has content checks."""
    return isinstance(page, ReviewedPage)


@register.filter
def level_icon(level: Level) -> str:
    """Return the name of Wagtail's icon for a level; show the word beside it."""
    return ICONS[level]


@register.filter
def may_be_overridden_by(finding: Finding, user: AbstractUser) -> bool:
    """Return whether the user may override the finding."""
    return may_override(user, finding)


@register.filter
def place_of(page: Page, block_id: str) -> str:
    """Return the field and number of a block, as "body-2"; empty if it is not there.

    Blocks that were added since the editor was opened have no id in its form.
    """
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for number, child in enumerate(field.value_from_object(page)):
                if child.id == block_id:
                    return f"{field.name}-{number}"
    return ""
