"""Result of a look-up: CSL-JSON, notices and study design."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evidence.choices import Status

# As Elsevier and others mark retracted papers. "WITHDRAWN" is Cochrane's for a review out of date.
MARKED_RETRACTED = re.compile(r"\W*retracted(?: article| paper| chapter)?\s*[:\]–—]", re.IGNORECASE)


@dataclass(frozen=True)
class Update:
    """A notice about a work: the resulting status, and its DOI and date, if known."""

    status: Status
    notice_doi: str = ""
    notice_date: date | None = None


@dataclass(frozen=True)
class Found:
    """A work as a source describes it: cleaned CSL-JSON, notices, and study design if given."""

    csl: dict[str, Any]
    updates: tuple[Update, ...] = ()
    study_design: str = field(default="")


def find_gravest(updates: Iterable[Update]) -> Update | None:
    """Return the update of the highest severity, the newest of equals."""
    return max(
        updates,
        key=lambda update: (update.status.severity, update.notice_date or date.min),
        default=None,
    )


def find_retraction_in_title(title: str) -> tuple[Update, ...]:
    return (Update(Status.RETRACTED),) if MARKED_RETRACTED.match(title) else ()
