"""The sources an article cites: which, under which numbers, and what became of them.

Numbers are made when the article is shown, in reading order, so they hold however blocks are
moved, copied or taken out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from blog.record.places import Group, Place
from evidence.bibliography import SourceLink, build_links, format_reference
from evidence.choices import Status
from evidence.citations import NumberedReference, Numbering, number_citations
from evidence.models import Reference


@dataclass(frozen=True)
class ListedSource:
    """An entry of the list at the end: its number, its text and the places that cite it."""

    numbered: NumberedReference
    reference: Reference

    @property
    def html(self) -> SafeString:
        return format_reference(self.reference.csl_data)

    @property
    def links(self) -> tuple[SourceLink, ...]:
        return build_links(self.reference.csl_data)

    @property
    def warning(self) -> str:
        """What readers are warned of, in a word; empty for a source that stands."""
        return get_warning(self.reference)


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


def load_citations(places: Iterable[Place]) -> Citations:
    """Return what is cited at these places; one query, and none if nothing is cited."""
    groups = tuple(group for place in places for group in place.groups)
    ids = {reference_id for group in groups for reference_id in group}
    return number_groups(groups, Reference.objects.in_bulk(ids) if ids else {})


def number_groups(groups: tuple[Group, ...], references: Mapping[int, Reference]) -> Citations:
    """Return the citations of an article, given in reading order."""
    return Citations(groups, number_citations(groups, references), references)


def get_warning(reference: Reference) -> str:
    status = Status(reference.status)
    return "" if status == Status.CURRENT else str(status.label)
