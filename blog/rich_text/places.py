"""Find the rich text and the lists of sources of a body, in reading order."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import Model
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText, extract_references_from_rich_text

from evidence.models import Reference

Group = tuple[int, ...]
Target = tuple[type[Model], str]


@dataclass(frozen=True)
class Place:
    """A rich text, or a list of sources, in a block; `replace` puts another value there."""

    block_id: str
    value: RichText | ListValue
    replace: Callable[[Any], None]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The ids cited here: a list is one group; each citation in a text is one of its own."""
        if isinstance(self.value, ListValue):
            listed = tuple(reference.pk for reference in self.value if reference)
            return (listed,) if listed else ()
        return tuple((int(pk),) for model, pk in self.targets if model is Reference)

    @property
    def targets(self) -> tuple[Target, ...]:
        """What a text cites and links to, as models and ids."""
        source = "" if isinstance(self.value, ListValue) else self.value.source
        if "<embed" not in source and "<a" not in source:
            return ()
        found = extract_references_from_rich_text(source)
        return tuple((model, str(pk)) for model, pk, *_ in found if str(pk).isdecimal())


def find_places(body: StreamValue) -> Iterator[Place]:
    """Yield the places of a body in reading order."""
    for child in body:
        for value, replace in _find(child.value, partial(setattr, child, "value")):
            yield Place(child.id or "", value, replace)


def _find(value: Any, replace: Callable) -> Iterator[tuple[RichText | ListValue, Callable]]:
    if isinstance(value, RichText) or is_source_list(value):
        yield value, replace
        return
    for part, replace_part in _iter_slots(value):
        yield from _find(part, replace_part)


def _iter_slots(value: Any) -> Iterator[tuple[Any, Callable[[Any], None]]]:
    """Yield the values in a value, each with what puts another in its place."""
    if isinstance(value, StructValue):
        for name, part in value.items():
            yield part, partial(value.__setitem__, name)
    elif isinstance(value, ListValue):
        for bound in value.bound_blocks:
            yield bound.value, partial(setattr, bound, "value")
    elif isinstance(value, TypedTable):
        for cells in (row["values"] for row in value.row_data):
            for number, cell in enumerate(cells):
                yield cell, partial(cells.__setitem__, number)


def is_source_list(value: Any) -> bool:
    """Return whether a value is a list of references."""
    if not isinstance(value, ListValue):
        return False
    return getattr(value.list_block.child_block, "target_model", None) is Reference
