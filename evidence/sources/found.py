"""What a source says of a reference, or why it says nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from evidence.choices import Status

# As Elsevier and others mark what they retract. "WITHDRAWN" is Cochrane's for a review out of date.
MARKED_RETRACTED = re.compile(r"\W*retracted(?: article| paper| chapter)?\s*[:\]–—]", re.IGNORECASE)


@dataclass(frozen=True)
class Update:
    """A notice about a work: what it makes of it, and where and when it appeared, if known."""

    status: Status
    notice_doi: str = ""
    notice_date: date | None = None


@dataclass(frozen=True)
class Found:
    """A work as a source knows it: cleaned CSL-JSON, notices, and its study design if told."""

    csl: dict[str, Any]
    updates: tuple[Update, ...] = ()
    study_design: str = field(default="")


def gravest(updates: Iterable[Update]) -> Update | None:
    """Return the update that troubles a reader most, the newest of equals."""
    return max(
        updates,
        key=lambda update: (update.status.severity, update.notice_date or date.min),
        default=None,
    )


def retraction_in_title(title: str) -> tuple[Update, ...]:
    return (Update(Status.RETRACTED),) if MARKED_RETRACTED.match(title) else ()
