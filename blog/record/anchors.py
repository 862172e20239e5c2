"""Anchors of links into an article."""

from wagtail.blocks import StreamValue


def build_anchor(child: StreamValue.StreamChild) -> str:
    """Return the block's fragment identifier, such as `tips-1a2b3c4d`.

    Made of the block's kind and the start of its id, so that it stays the same when the
    heading is reworded or blocks are moved.
    """
    return f"{child.block_type}-{(child.id or '')[:8]}"
