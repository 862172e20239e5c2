"""The sources an article cites: which, under which numbers, and what became of them.

Numbers are made when the article is shown, in reading order, so they hold however blocks are
moved, copied or taken out.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue

from evidence.bibliography import Link, build_links, format_reference
from evidence.choices import Status
from evidence.citations import NumberedReference, Numbering, number_citations
from evidence.models import Reference

Group = tuple[int, ...]


@dataclass(frozen=True)
class ListedSource:
    """An entry of the list at the end: its number, its text and the places that cite it."""

    numbered: NumberedReference
    reference: Reference

    @property
    def html(self) -> SafeString:
        return format_reference(self.reference.csl_data)

    @property
    def links(self) -> tuple[Link, ...]:
        return build_links(self.reference.csl_data)

    @property
    def warning(self) -> str:
        """What readers are warned of, in a word; empty for a source that stands."""
        return warning_of(self.reference)


@dataclass(frozen=True)
class Citations:
    """What an article cites, numbered."""

    groups: tuple[Group, ...]
    numbering: Numbering
    references: Mapping[int, Reference]

    @property
    def listed(self) -> list[ListedSource]:
        return [
            ListedSource(numbered, self.references[numbered.reference_id])
            for numbered in self.numbering.references
        ]

    @property
    def withdrawn(self) -> list[ListedSource]:
        """Those that were retracted, or of which a journal is concerned."""
        grave = {Status.RETRACTED, Status.CONCERN}
        return [source for source in self.listed if source.reference.status in grave]


def cited_groups(body: StreamValue) -> list[Group]:
    """Return the ids that are cited at each place, in reading order."""
    found = [
        (path, int(object_id))
        for model, object_id, _, path in body.stream_block.extract_references(body)
        if model is Reference and str(object_id).isdecimal()
    ]
    # A list of sources is one place; each citation in a text is one of its own.
    places = groupby(enumerate(found), key=lambda item: _place(item[0], item[1][0]))
    return [tuple(reference_id for _, (_, reference_id) in place) for _, place in places]


def citing_blocks(body: StreamValue) -> dict[str, set[int]]:
    """Return the ids of the blocks that cite something, each with what it cites."""
    cited: dict[str, set[int]] = defaultdict(set)
    for model, object_id, _, path in body.stream_block.extract_references(body):
        if model is Reference and str(object_id).isdecimal():
            cited[path.partition(".")[0]].add(int(object_id))
    return cited


def unsourced_evidence(body: StreamValue) -> list[StreamValue.StreamChild]:
    """Return the evidence blocks that cite nothing, neither in a list nor in their text."""
    cited = citing_blocks(body)
    return [child for child in body if child.block_type == "evidence" and child.id not in cited]


def _place(number: int, path: str) -> str:
    listed, separator, _ = path.partition(".references.")
    return listed + separator if separator else str(number)


def load_citations(body: StreamValue) -> Citations:
    """Return what a body cites; one query, and none if it cites nothing."""
    groups = tuple(cited_groups(body))
    ids = {reference_id for group in groups for reference_id in group}
    references = Reference.objects.in_bulk(ids) if ids else {}
    return Citations(groups, number_citations(groups, references), references)


def warning_of(reference: Reference) -> str:
    status = Status(reference.status)
    return "" if status == Status.CURRENT else str(status.label)
