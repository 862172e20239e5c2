"""Rules on pictures."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from django.utils.translation import gettext as _

from blog.models import ArticlePage
from review.content_checks import Found, Level, register

FILE_NAME = re.compile(
    r"""
    .*\.(?:avif|bmp|gif|heic|jpe?g|png|svg|tiff?|webp)
    | \w*_\w*(?:[-_.]\w+)*
    | (?:img|dsc[fn]?|pxl|scan|screen\s?shot|untitled|unnamed|download|image|photo|picture|pic)
      [-\s(]*\d*\)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
REDUNDANT_PHRASE = re.compile(
    r"(?:an?\s+|the\s+)?(?:image|picture|photo|photograph|graphic)\s+(?:of|showing)\b",
    re.IGNORECASE,
)


@register(ArticlePage, "text-alternative", Level.WARNING)
def check_alternatives(page: ArticlePage) -> Iterator[Found]:
    """An image without useful alt text.

    The alt text is missing, looks like a file name, says that it is an image, or repeats a heading
    or the credit. Decorative images need none. WCAG 2.2, 1.1.1.
    """
    said = {section.heading.casefold() for section in page.reading.record.sections}
    said.add(page.title.casefold())
    for block_id, image in _find_pictures(page):
        if image.decorative:
            continue
        # Without one of its own, readers get the description, or the title, which names the file.
        words = (image.contextual_alt_text or image.description).strip()
        if problem := _describe_problem(words, said | {image.credit_line.casefold()}):
            yield Found(
                problem % {"words": words or image.title},
                _("Describe what the image shows, or mark it as decorative."),
                block_id,
            )


@register(ArticlePage, "image-without-credit", Level.WARNING)
def check_credits(page: ArticlePage) -> Iterator[Found]:
    """An image without a credit to its creator or owner."""
    for block_id, image in _find_pictures(page):
        if not image.credit.strip():
            yield Found(
                _("The image “%(title)s” has no credit.") % {"title": image},
                _("Add credit and licence in the form of the image."),
                block_id,
            )


def _find_pictures(page: ArticlePage) -> Iterator[tuple[str, Any]]:
    """Yield each picture with the id of its block."""
    return ((block.id, block.picture) for block in page.reading.blocks if block.picture)


def _describe_problem(words: str, said: Collection[str]) -> str:
    """Return what is wrong with a text alternative; empty if nothing is."""
    if not words:
        return _("The image “%(words)s” has no alt text.")
    if FILE_NAME.fullmatch(words):
        return _("The alt text “%(words)s” looks like a file name.")
    if REDUNDANT_PHRASE.match(words):
        return _("The alt text “%(words)s” says that it is an image, which readers know.")
    if words.casefold() in said:
        return _("The alt text “%(words)s” repeats text of the article.")
    return ""
