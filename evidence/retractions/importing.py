"""Import retraction notices on published papers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path

from django.db import transaction

from evidence.models import RetractionNotice
from evidence.retractions.retraction_watch import Notice, UnreadableFile, read_notices

BATCH = 500
FIELDS = [field.name for field in fields(Notice)]


@dataclass(frozen=True)
class Summary:
    """Counts of an import: records read, new, changed and skipped. The rest were known."""

    read: int = 0
    new: int = 0
    changed: int = 0
    skipped: int = 0

    def __add__(self, other: "Summary") -> "Summary":
        return Summary(
            self.read + other.read,
            self.new + other.new,
            self.changed + other.changed,
            self.skipped + other.skipped,
        )


def import_retractions(
    path: Path, progress: Callable[[int], None] = lambda read: None, *, is_trial: bool = False
) -> Summary:
    """Import the records of a Retraction Watch file, all or none; a trial imports none.

    `UnreadableFile` names the malformed line. The file is read twice, so that
    others can write to the database until it is known to be whole.
    """
    try:
        for _ in read_notices(path):
            pass
        with transaction.atomic():
            return take_over(read_notices(path), progress, is_trial)
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}.") from error


def take_over(
    notices: Iterator[Notice], progress: Callable[[int], None], is_trial: bool
) -> Summary:
    """Write the notices in batches. Of records with one number, the first counts."""
    total = Summary()
    seen: set[int] = set()
    while batch := list(islice(notices, BATCH)):
        useful: dict[int, Notice] = {}
        for notice in batch:
            if notice.is_useful and notice.record_id not in seen:
                useful.setdefault(notice.record_id, notice)
        seen |= useful.keys()
        new, changed = find_differences(useful)
        if not is_trial:
            write([*new, *changed])
        total += Summary(len(batch), len(new), len(changed), len(batch) - len(useful))
        progress(total.read)
    return total


def find_differences(notices: dict[int, Notice]) -> tuple[list[Notice], list[Notice]]:
    """Return the new notices, and those that differ from the stored ones."""
    rows = RetractionNotice.objects.filter(record_id__in=notices).values(*FIELDS)
    known = {row["record_id"]: Notice(**row) for row in rows}
    new = [notice for pk, notice in notices.items() if pk not in known]
    changed = [notice for pk, notice in notices.items() if known.get(pk, notice) != notice]
    return new, changed


def write(notices: Iterable[Notice]) -> None:
    RetractionNotice.objects.bulk_create(
        [RetractionNotice(**vars(notice)) for notice in notices],
        update_conflicts=True,
        unique_fields=["record_id"],
        update_fields=[field for field in FIELDS if field != "record_id"],
    )
