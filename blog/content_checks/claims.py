"""Rules on what is claimed."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.models import ArticlePage
from blog.readability.claims import find_claim
from review.content_checks import Found, Level, register

# Evidence has a rule of its own; a disclaimer claims nothing.
NOT_ASKED = {"evidence", "disclaimer"}


@register(ArticlePage, "claim-without-source", Level.WARNING)
def check_claims(page: ArticlePage) -> Iterator[Found]:
    """Words such as “studies show”, “proven” or “cures” in a block without a source.

    Claims of benefit need a source where they are made. Denials, questions and hopes are not
    claims: “there is no cure”, “is it proven?”. For evidence blocks see
    `evidence-without-source`. Checks English text only.
    """
    for block in page.reading.blocks:
        if block.kind in NOT_ASKED or block.cited:
            continue
        if words := find_claim(block.section.heading) or find_claim(block.section.text):
            yield Found(
                _("“%(part)s” makes a claim without a source: “%(words)s”.")
                % {"part": block.name, "words": words},
                _("Cite a source, move the claim into an evidence block, or tone it down."),
                block.id,
            )
