"""Apply retraction notices to the references they are about."""

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
# Editors, not notices, set the status superseded.
MEANING = {
    Nature.CORRECTION: Status.CORRECTED,
    Nature.CONCERN: Status.CONCERN,
    Nature.RETRACTION: Status.RETRACTED,
}


class Dated(Protocol):
    """The fields of a notice that decide a status."""

    nature: str
    date: date | None


N = TypeVar("N", bound=Dated)


def decide_status(notices: Iterable[N]) -> tuple[Status, N | None]:
    """Return the status from all notices on one paper, and the decisive notice or None.

    A graver notice stands until the paper is reinstated: a correction does not lift a concern, nor
    a concern a retraction. A notice without a date counts as the oldest.
    """
    status: Status = Status.CURRENT
    decisive = None
    for notice in sorted(notices, key=build_sort_key):
        meaning = MEANING.get(Nature(notice.nature), Status.CURRENT)
        if is_reinstatement(notice) or meaning.severity >= status.severity:
            status, decisive = meaning, notice
    return status, decisive


def build_sort_key(notice: Dated) -> tuple[date, bool]:
    """Order by day; on one day, retraction precedes reinstatement."""
    return notice.date or date.min, is_reinstatement(notice)


def is_reinstatement(notice: Dated) -> bool:
    return notice.nature == Nature.REINSTATEMENT


def apply_notices() -> int:
    """Set the status of references that have notices; return the number changed.

    Sends `reference_retracted` for each that is retracted.
    """
    references = Reference.objects.order_by("pk").iterator(BATCH)
    changed = 0
    while batch := list(islice(references, BATCH)):
        changed += sum(apply_to(reference, found) for reference, found in match_notices(batch))
    return changed


def match_notices(
    references: list[Reference],
) -> Iterator[tuple[Reference, list[RetractionNotice]]]:
    """Yield the references that have notices, by DOI or PubMed number, with these."""
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
            yield reference, sorted(found, key=build_sort_key)


def apply_to(reference: Reference, notices: list[RetractionNotice]) -> bool:
    """Set the status of a reference by all notices on it; return whether it changed."""
    status, notice = decide_status(notices)
    if notice is None or status == reference.status or not outweighs(status, notices, reference):
        return False
    reference.status = status
    reference.notice_doi, reference.notice_date = notice.notice_doi, notice.date
    with transaction.atomic():
        reference.save(update_fields=["status", "notice_doi", "notice_date"])
        if status == Status.RETRACTED:
            announce_retraction(reference, notice)
    return True


def announce_retraction(reference: Reference, notice: RetractionNotice | None = None) -> None:
    """Send `reference_retracted` with the reference and its notice, if one is known."""
    reference_retracted.send(sender=Reference, reference=reference, notice=notice)


def outweighs(status: Status, notices: list[RetractionNotice], reference: Reference) -> bool:
    """Return whether a status is graver than the reference's, or follows a later reinstatement."""
    if status.severity > Status(reference.status).severity:
        return True
    since = reference.notice_date or date.min
    return any(is_reinstatement(n) and (n.date or date.min) >= since for n in notices)
