"""Content parts: the body of an article as a few kinds of plain data.

Outputs that are not HTML are made of these; none of them holds markup.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style; `place` is "super" or "sub" for what is not on the line.

    `url` is where it links to: an address, `#reference-3` in the list of sources, or nothing.
    """

    text: str
    bold: bool = False
    italic: bool = False
    place: str = ""
    url: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    kind: str = "paragraph"


@dataclass(frozen=True)
class SubHeading:
    level: int
    runs: Runs
    kind: str = "heading"


@dataclass(frozen=True)
class Note:
    """Something said about what stands above: who was studied, how certain it is, the sources."""

    label: str
    runs: Runs
    kind: str = "note"


@dataclass(frozen=True)
class Items:
    """A list; each item holds parts of its own."""

    is_ordered: bool
    items: "tuple[tuple[Part, ...], ...]"
    kind: str = "items"


@dataclass(frozen=True)
class Table:
    """`rows` are of cells, each of parts; as many in a row as `header` has names."""

    caption: str
    header: tuple[str, ...]
    rows: "tuple[tuple[tuple[Part, ...], ...], ...]"
    is_numeric: tuple[bool, ...]
    kind: str = "table"


@dataclass(frozen=True)
class Picture:
    """`image_id` and `file_hash` say which picture; without `alt` it is decoration."""

    image_id: int
    file_hash: str
    alt: str
    credit: str
    kind: str = "picture"


@dataclass(frozen=True)
class People:
    """So many of 100 or 1,000 people, in words and to be drawn; `description` is of the drawing."""

    runs: Runs
    events: int
    out_of: int
    description: str
    kind: str = "people"


Part = Paragraph | SubHeading | Note | Items | Table | Picture | People


def list_texts(parts: Iterable[Part]) -> Iterator[str]:
    """Yield the words of parts in their order, labels included."""
    for part in parts:
        match part:
            case Paragraph() | SubHeading() | People():
                yield join_runs(part.runs)
            case Note():
                yield f"{part.label} {join_runs(part.runs)}".strip()
            case Items():
                for item in part.items:
                    yield from list_texts(item)
            case Table():
                yield from filter(None, (part.caption, *part.header))
                for cell in (cell for row in part.rows for cell in row):
                    yield from list_texts(cell)
            case Picture():
                yield from filter(None, (part.alt, part.credit))


def join_runs(runs: Runs) -> str:
    return "".join(run.text for run in runs)
