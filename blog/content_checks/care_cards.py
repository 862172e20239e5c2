"""Rules on how many cards of red flags an article has."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.models import ArticlePage
from review.content_checks import Found, Level, register

MAX_CARDS = 3


@register(ArticlePage, "red-flags-crowded", Level.WARNING)
def check_number_of_cards(page: ArticlePage) -> Iterator[Found]:
    """More than three cards of red flags, or two of the same urgency.

    Readers overlook a warning that is repeated, or are frightened by it. One card for each
    urgency, most urgent first, says what to do now, today and in time.
    """
    cards = [block for block in page.reading.blocks if block.kind == "red_flags"]
    if len(cards) > MAX_CARDS:
        yield Found(
            _("The article has %(count)s cards of red flags.") % {"count": len(cards)},
            _("Put the signs into one card for each urgency."),
            cards[MAX_CARDS].id,
        )
        return
    seen = set()
    for card in cards:
        level = card.section.level
        if level in seen:
            yield Found(
                _("The article has more than one card for “%(urgency)s”.")
                % {"urgency": level.label},
                _("Put their signs into one card, or choose another urgency for one of them."),
                card.id,
            )
        seen.add(level)
