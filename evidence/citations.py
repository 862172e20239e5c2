"""Number citations by first use.

Source: ICMJE Recommendations, "References": numbered consecutively in the order in which they are
first mentioned. Three or more numbers in a row are written as a range, as journals of medicine do.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class LabelPart:
    """A part of a label that is one link: "2" or "4–6", and the anchor ids of its numbers."""

    first: int
    last: int
    anchors: tuple[str, ...]

    @property
    def text(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


@dataclass(frozen=True)
class CitedGroup:
    """The citations at one place, as readers see them."""

    parts: tuple[LabelPart, ...] = ()

    @property
    def label(self) -> str:
        """ "1", "1–3" or "1,4"; empty if no known reference is cited here."""
        return ",".join(part.text for part in self.parts)


@dataclass(frozen=True)
class NumberedReference:
    """A reference in the list: its number and the ids of the places that cite it, in order."""

    reference_id: int
    number: int
    anchors: tuple[str, ...]

    @property
    def anchor(self) -> str:
        return f"reference-{self.number}"


@dataclass(frozen=True)
class Numbering:
    """Groups in the given order, references by number, and cited ids without a reference."""

    groups: tuple[CitedGroup, ...]
    references: tuple[NumberedReference, ...]
    unknown: tuple[int, ...]


def number_citations(groups: Sequence[Sequence[int]], known: Container[int]) -> Numbering:
    """Return the numbering of an article's citations, which are given in reading order.

    A source cited twice at a place counts once there; an id that is not known is left out.
    """
    places: dict[int, list[str]] = {}
    unknown: dict[int, None] = {}
    numbers: dict[int, int] = {}
    cited = []
    for group in groups:
        here: dict[int, str] = {}
        for reference_id in dict.fromkeys(group):
            if reference_id not in known:
                unknown[reference_id] = None
                continue
            number = numbers.setdefault(reference_id, len(numbers) + 1)
            before = places.setdefault(reference_id, [])
            before.append(f"cite-{number}-{len(before) + 1}")
            here[number] = before[-1]
        cited.append(CitedGroup(build_label_parts(here)))
    references = (NumberedReference(pk, numbers[pk], tuple(ids)) for pk, ids in places.items())
    return Numbering(tuple(cited), tuple(references), tuple(unknown))


def build_label_parts(anchors: dict[int, str]) -> tuple[LabelPart, ...]:
    """Return the parts of a label for numbers and the ids of their places."""
    runs: list[list[int]] = []
    for number in sorted(anchors):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[LabelPart] = []
    for run in runs:
        pieces = [run] if len(run) > 2 else [[number] for number in run]
        parts += (LabelPart(p[0], p[-1], tuple(anchors[n] for n in p)) for p in pieces)
    return tuple(parts)
