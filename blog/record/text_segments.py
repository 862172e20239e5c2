"""The text of a block in pieces that sentences do not run across.

The record gives it flat, as search wants it, where an item of a list without a full stop would
run on into the next.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from wagtail.blocks import Block, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from blog.blocks.base import FieldTexts, is_attribute
from blog.rich_text.fragments import parse_fragment

BREAKS = ("p", "li", "h2", "h3", "h4", "br")


def list_text_segments(child: StreamValue.StreamChild) -> list[str]:
    """Return each paragraph, item of a list, sub-heading and field of a block, in order.

    Of a block that takes its texts from its parts, each part.
    """
    if isinstance(child.block, FieldTexts):
        return list(_iter_segments(child.block, child.value))
    return list(child.block.get_texts(child.value)) if child.value else []


def _iter_segments(block: Block, value: object) -> Iterator[str]:
    if isinstance(value, RichText):
        yield from split_rich_text(value.source)
    elif isinstance(value, StructValue):
        for bound in value.bound_blocks.values():
            if not is_attribute(bound.block):
                yield from _iter_segments(bound.block, bound.value)
    elif isinstance(value, ListValue):
        for bound in value.bound_blocks:
            yield from _iter_segments(bound.block, bound.value)
    else:
        yield from map(str, block.get_searchable_content(value))


@lru_cache(512)  # several checks ask for those of one article
def split_rich_text(source: str) -> tuple[str, ...]:
    """Return the text of each paragraph, item and heading of rich text, less the empty ones."""
    if not source.strip():
        return ()
    root = parse_fragment(re.sub(r"\s+", " ", source))
    for element in root.iter(*BREAKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    lines = map(str.strip, root.text_content().split("\n"))
    return tuple(filter(None, lines))
