"""Page text to headings, paragraphs and lists, told by how the lines stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

BULLET = re.compile(r"\s*[•◦▪‣·*–-]\s+(?=\S)")
DISCLAIMER = re.compile(r"(disclaimer)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
SENTENCE_END = re.compile(r"[.:;,!…][\"'”’)\]]*$")
MAX_HEADING_LENGTH = 100
MAX_HEADING_WORDS = 15


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class LayoutParagraph:
    text: str


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]


Content = LayoutParagraph | Bullets
Element = Heading | Content


def parse_elements(lines: Iterable[str]) -> list[Element]:
    """Return what the lines hold, in order.

    Lists with only blank lines between them are one; a heading with nothing below is a paragraph.
    """
    found = [element for block in _split_blocks(lines) for element in _parse_block_lines(block)]
    end = max((at for at, part in enumerate(found, 1) if not isinstance(part, Heading)), default=0)
    hanging = [LayoutParagraph(part.text) for part in found[end:] if isinstance(part, Heading)]
    return [*_join_lists(found[:end]), *hanging]


def _split_blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    for is_text, block in groupby(lines, key=lambda line: bool(line.strip())):
        if is_text:
            yield list(block)


def _parse_block_lines(lines: list[str]) -> Iterator[Element]:
    first_bullet = next((i for i, line in enumerate(lines) if BULLET.match(line)), len(lines))
    if first_bullet:
        yield from _build_prose(lines[:first_bullet])
    if first_bullet < len(lines):
        yield Bullets(tuple(_split_items(lines[first_bullet:])))


def _build_prose(lines: list[str]) -> Iterator[Element]:
    text = " ".join(line.strip() for line in lines)
    if disclaimer := DISCLAIMER.match(text):
        yield from (Heading(disclaimer[1]), LayoutParagraph(disclaimer[2]))
    elif len(lines) == 1 and is_heading(text):
        yield Heading(text)
    else:
        yield LayoutParagraph(text)


def _split_items(lines: list[str]) -> Iterator[str]:
    """Yield the list items; a line without a bullet goes on with the item before it."""
    item: list[str] = []
    for line in lines:
        bullet = BULLET.match(line)
        if bullet and item:
            yield " ".join(item)
            item = []
        item.append(line[bullet.end() if bullet else 0 :].strip())
    yield " ".join(item)


def is_heading(line: str) -> bool:
    """Whether a line that stands alone is a heading: short, capitalised, no sentence."""
    return (
        len(line) <= MAX_HEADING_LENGTH
        and len(line.split()) <= MAX_HEADING_WORDS
        and not line[0].islower()
        and any(letter.isalpha() for letter in line)
        and not SENTENCE_END.search(line)
    )


def _join_lists(found: list[Element]) -> Iterator[Element]:
    for kind, group in groupby(found, key=type):
        if kind is Bullets:
            lists = (part.items for part in group if isinstance(part, Bullets))
            yield Bullets(tuple(chain.from_iterable(lists)))
        else:
            yield from group
