"""Fields that blocks share: rich text features, lines of text, headings.

Headings are level 2; the page, not the editor, sets levels.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

INLINE = ["bold", "italic", "link", "document-link", "citation"]
PROSE = [*INLINE, "ol", "ul"]
LONG_PROSE = ["h3", "h4", *PROSE]


class LineBlock(blocks.CharBlock):
    """One line of text; one that older content lacks is empty, and never printed as “None”."""

    def normalize(self, value: Any) -> str:
        return "" if value is None else super().normalize(value)

    def to_python(self, value: Any) -> str:
        return "" if value is None else super().to_python(value)


class HeadingBlock(LineBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"label": _("Heading"), "max_length": 200, **kwargs})
