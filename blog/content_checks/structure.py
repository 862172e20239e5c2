"""Rules on which blocks there are, in which order, and how headings nest."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from blog.choices import ArticleKind, Urgency
from blog.models import ArticlePage
from blog.rich_text.stored_html import TextHeading
from review.content_checks import Found, Level, register

# What can stand below red flags without being read on to.
TRAILING_KINDS = {"red_flags", "disclaimer", "image"}


@register(ArticlePage, "red-flags-missing", Level.ERROR)
def check_red_flags(page: ArticlePage) -> Iterator[Found]:
    """An article on a condition or a treatment that does not say when to get help.

    Readers with a condition or a treatment have to learn which signs must not wait. Articles of
    another kind need no red flags.
    """
    if page.kind != ArticleKind.OTHER and "red_flags" not in list_block_kinds(page):
        yield Found(
            _("The article does not say when to get help."),
            _("Add a red-flags block, best before the details, or change the kind of article."),
        )


@register(ArticlePage, "red-flags-last", Level.WARNING)
def check_place_of_red_flags(page: ArticlePage) -> Iterator[Found]:
    """Red flags at the very end, where only those who read all of the article meet them.

    The first red-flags block is last if only more red flags, images or the disclaimer follow. A
    conclusion below is enough, as many who skim an article go to it. The first two blocks of an
    article are never its end, however short it is.
    """
    kinds = list_block_kinds(page)
    place = kinds.index("red_flags") if "red_flags" in kinds else 0
    if place > 1 and TRAILING_KINDS.issuperset(kinds[place:]):
        yield Found(
            _("The signs that need help come last."),
            _("Move the red flags up: many readers do not read to the end."),
            page.reading.blocks[place].id,
        )


@register(ArticlePage, "link-in-emergency", Level.WARNING)
def check_emergency_links(page: ArticlePage) -> Iterator[Found]:
    """A link inside an emergency card that is not a number to call.

    In an emergency readers should act, and not read on elsewhere. Numbers of sources are allowed.
    """
    for block in page.reading.blocks:
        if block.kind != "red_flags" or block.section.level != Urgency.EMERGENCY:
            continue
        for link in block.links:
            if not link.is_call:
                yield Found(
                    _("The emergency card “%(part)s” has a link: “%(words)s”.")
                    % {"part": block.name, "words": link.words},
                    _("Move it below the card. In the card, link only numbers to call."),
                    block.id,
                )


@register(ArticlePage, "heading-order", Level.WARNING)
def check_headings(page: ArticlePage) -> Iterator[Found]:
    """A heading within a text that is empty, or skips a level.

    Screen readers list headings for navigation; a missing level looks like a missing part. The
    heading of the block is level 2. WCAG 2.2, 1.3.1.
    """
    for block in page.reading.blocks:
        for headings in block.sub_headings:
            for wrong in _find_heading_problems(headings):
                yield Found(
                    _("A heading in “%(part)s” %(wrong)s.") % {"part": block.name, "wrong": wrong},
                    _("Use Heading 3 below the block heading, then Heading 4; remove others."),
                    block.id,
                )


def list_block_kinds(page: ArticlePage) -> list[str]:
    return [block.kind for block in page.reading.blocks]


def _find_heading_problems(headings: Sequence[TextHeading]) -> Iterator[str]:
    level = 2
    for heading in headings:
        if not heading.words:
            yield _("is empty")
        elif heading.level > level + 1:
            yield _("skips a level: “%(words)s”") % {"words": heading.words}
        level = heading.level
