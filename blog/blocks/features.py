"""What the blocks share: the rich text an editor may use, and headings.

Headings are level 2; the page, not the editor, sets levels.
"""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

INLINE = ["bold", "italic", "link", "document-link", "citation"]
PROSE = [*INLINE, "ol", "ul"]
LONG_PROSE = ["h3", "h4", *PROSE]


class HeadingBlock(blocks.CharBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"label": _("Heading"), "max_length": 200, **kwargs})
