"""Find links and headings in the stored rich text of a block."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText


@dataclass(frozen=True)
class Link:
    """A link as the editor made it: `address` is empty for one to a page or document."""

    words: str
    address: str

    @property
    def is_call(self) -> bool:
        return self.address.lower().startswith("tel:")


@dataclass(frozen=True)
class SubHeading:
    level: int
    words: str


def rich_texts(value: Any) -> Iterator[str]:
    """Yield the sources of all rich text in the value of a block, in its order."""
    if isinstance(value, RichText):
        yield value.source
        return
    if isinstance(value, Mapping):
        value = value.values()
    elif isinstance(value, TypedTable):
        value = [cell for row in value.row_data for cell in row["values"]]
    elif not isinstance(value, ListValue):
        return
    for part in value:
        yield from rich_texts(part)


def links_in(value: Any) -> Iterator[Link]:
    """Yield the links in the value of a block."""
    for source in rich_texts(value):
        if "<a" in source:  # reading markup takes longer than all else
            for tag in BeautifulSoup(source, "html.parser").find_all("a"):
                yield Link(" ".join(tag.get_text().split()), str(tag.get("href", "")))


def sub_headings(value: Any) -> Iterator[list[SubHeading]]:
    """Yield the headings of each rich text in the value of a block."""
    for source in rich_texts(value):
        if "<h" in source:
            tags = BeautifulSoup(source, "html.parser").find_all(["h2", "h3", "h4", "h5", "h6"])
            yield [SubHeading(int(tag.name[1]), tag.get_text().strip()) for tag in tags]
