"""What the notices on a paper mean for the references to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Protocol, TypeVar

from django.db import transaction
from django.db.models import Q

from evidence.choices import Status
from evidence.models import Reference, RetractionNotice
from evidence.signals import reference_retracted

BATCH = 500
Nature = RetractionNotice.Nature
# Editors, not notices, say what is superseded.
MEANING = {
    Nature.CORRECTION: Status.CORRECTED,
    Nature.CONCERN: Status.CONCERN,
    Nature.RETRACTION: Status.RETRACTED,
}


class Dated(Protocol):
    """A notice as far as its meaning goes."""

    nature: str
    date: date | None


N = TypeVar("N", bound=Dated)


def status_of(notices: Iterable[N]) -> tuple[Status, N | None]:
    """Return what notices on one paper mean together, and the one that decided; None if none did.

    A graver notice stands until the paper is reinstated: a correction does not lift a concern, nor
    a concern a retraction. A notice without a date counts as the oldest.
    """
    status: Status = Status.CURRENT
    decisive = None
    for notice in sorted(notices, key=in_order):
        meaning = MEANING.get(Nature(notice.nature), Status.CURRENT)
        if is_reinstatement(notice) or meaning.severity >= status.severity:
            status, decisive = meaning, notice
    return status, decisive


def in_order(notice: Dated) -> tuple[date, bool]:
    """Order by day; what is retracted and replaced on one day was retracted first."""
    return notice.date or date.min, is_reinstatement(notice)


def is_reinstatement(notice: Dated) -> bool:
    return notice.nature == Nature.REINSTATEMENT


def apply_notices() -> int:
    """Set the status of references that have notices; return how many have another now.

    Sends `reference_retracted` for each that is retracted.
    """
    references = Reference.objects.order_by("pk").iterator(BATCH)
    changed = 0
    while batch := list(islice(references, BATCH)):
        changed += sum(apply_to(reference, found) for reference, found in with_notices(batch))
    return changed


def with_notices(
    references: list[Reference],
) -> Iterator[tuple[Reference, list[RetractionNotice]]]:
    """Give the references that have notices, by DOI or PubMed number, with these."""
    dois = {reference.doi.lower() for reference in references if reference.doi}
    pmids = {str(reference.pmid) for reference in references if reference.pmid}
    notices = RetractionNotice.objects.filter(Q(original_doi__in=dois) | Q(original_pmid__in=pmids))
    by_paper: dict[str, set[RetractionNotice]] = defaultdict(set)
    for notice in notices:
        by_paper[notice.original_doi].add(notice)
        by_paper[notice.original_pmid].add(notice)
    by_paper.pop("", None)
    for reference in references:
        names = ((reference.doi or "").lower(), str(reference.pmid or ""))
        if found := set().union(*(by_paper.get(name, ()) for name in names)):
            yield reference, sorted(found, key=in_order)


def apply_to(reference: Reference, notices: list[RetractionNotice]) -> bool:
    """Set the status of a reference by all notices on it; False if it stays what it was."""
    status, notice = status_of(notices)
    if notice is None or status == reference.status or not outweighs(status, notices, reference):
        return False
    reference.status = status
    reference.notice_doi, reference.notice_date = notice.notice_doi, notice.date
    with transaction.atomic():
        reference.save(update_fields=["status", "notice_doi", "notice_date"])
        if status == Status.RETRACTED:
            say_retracted(reference, notice)
    return True


def say_retracted(reference: Reference, notice: RetractionNotice | None = None) -> None:
    """Tell whoever listens that a reference was retracted, and by which notice if one is known."""
    reference_retracted.send(sender=Reference, reference=reference, notice=notice)


def outweighs(status: Status, notices: list[RetractionNotice], reference: Reference) -> bool:
    """Say whether a status is graver than that of a reference, or follows a reinstatement since."""
    if status.severity > Status(reference.status).severity:
        return True
    since = reference.notice_date or date.min
    return any(is_reinstatement(n) and (n.date or date.min) >= since for n in notices)
