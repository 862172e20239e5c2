"""Rules on how risks are told."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.models import ArticlePage
from blog.readability.relative_risk import find_relative_risk
from review.content_checks import Found, Level, register


@register(ArticlePage, "relative-risk-only", Level.WARNING)
def check_relative_risks(page: ArticlePage) -> Iterator[Found]:
    """A relative risk without absolute numbers: readers cannot tell how large it is."""
    for block in page.reading.blocks:
        if words := find_relative_risk(block.section.text):
            yield Found(
                _("“%(part)s” gives a relative risk only: “%(words)s”.")
                % {"part": block.name, "words": words},
                _("State how many of 100 or 1,000 people, or use a risk block."),
                block.id,
            )
