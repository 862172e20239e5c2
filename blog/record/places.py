"""Find the rich text and the lists of sources of a body, in reading order, and show them anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText, extract_references_from_rich_text

from evidence.models import Reference

Group = tuple[int, ...]
Target = tuple[type[Model], str]


@dataclass(frozen=True)
class Place:
    """A rich text, or a list of sources; `block` is the number of its block in the body."""

    block: int
    value: RichText | ListValue

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
    for number, child in enumerate(body):
        yield from (Place(number, value) for value in _find(child.value))


def _find(value: Any) -> Iterator[RichText | ListValue]:
    if isinstance(value, RichText) or is_source_list(value):
        yield value
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from _find(part)
    elif isinstance(value, ListValue | StreamValue):
        for bound in value.bound_blocks if isinstance(value, ListValue) else value:
            yield from _find(bound.value)
    elif isinstance(value, TypedTable):
        for cell in (cell for row in value.row_data for cell in row["values"]):
            yield from _find(cell)


def replace_places(value: Any, replace: Callable[[RichText | ListValue], Any]) -> Any:
    """Return a copy of a value with each place replaced, in reading order; the value stays."""
    if isinstance(value, RichText) or is_source_list(value):
        return replace(value)
    if isinstance(value, StructValue):
        parts = [(name, replace_places(part, replace)) for name, part in value.items()]
        return type(value)(value.block, parts)
    if isinstance(value, ListValue):
        return copy_list(value, lambda part: replace_places(part, replace))
    if isinstance(value, StreamValue):
        children = [
            StreamValue.StreamChild(child.block, replace_places(child.value, replace), id=child.id)
            for child in value
        ]
        return StreamValue(value.stream_block, children)
    if isinstance(value, TypedTable):
        rows = [
            {**row, "values": [replace_places(cell, replace) for cell in row["values"]]}
            for row in value.row_data
        ]
        return TypedTable(value.columns, rows, value.caption)
    return value


def copy_list(value: ListValue, change: Callable[[Any], Any]) -> ListValue:
    """Return a list of the same ids with its values changed."""
    children = [
        ListValue.ListChild(bound.block, change(bound.value), id=bound.id)
        for bound in value.bound_blocks
    ]
    return type(value)(value.list_block, bound_blocks=children)


def is_source_list(value: Any) -> bool:
    """Return whether a value is a list of references."""
    if not isinstance(value, ListValue):
        return False
    return getattr(value.list_block.child_block, "target_model", None) is Reference


def list_pictures(body: StreamValue) -> list[AbstractImage]:
    """Return the images that a body shows: pictures, and posters of videos."""
    return [image for child in body if child.value for image in child.block.get_media(child.value)]
