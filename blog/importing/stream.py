"""Draft blocks to StreamField data with ids that are the same at each import.

Anchors are made of the ids, so links into an article outlive an import.
"""

from typing import Any
from uuid import UUID, uuid5

from blog.importing.draft import ArticleDraft, DraftBlock

NAMESPACE = UUID("b4ff3b2e-6c1f-5d38-9f43-6d0d0fd0a1c7")


def build_stream_data(draft: ArticleDraft) -> list[dict[str, Any]]:
    """Return the body as StreamField keeps it in JSON."""
    return [
        _encode_block(block, uuid5(NAMESPACE, f"{draft.source_id}/{position}/{block.kind}"))
        for position, block in enumerate(draft.blocks)
    ]


def _encode_block(block: DraftBlock, block_id: UUID) -> dict[str, Any]:
    value = {
        name: _encode_items(part, block_id, name) if isinstance(part, list) else part
        for name, part in block.value.items()
    }
    return {"type": block.kind, "value": value, "id": str(block_id)}


def _encode_items(values: list[Any], block_id: UUID, name: str) -> list[dict[str, Any]]:
    return [
        {"type": "item", "value": value, "id": str(uuid5(block_id, f"{name}/{number}"))}
        for number, value in enumerate(values)
    ]
