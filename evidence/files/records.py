"""Split a file into records, and refuse unreadable ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _


class UnreadableRecord(ValueError):
    """The record cannot be read; the message names it and the reason."""


@dataclass(frozen=True)
class RawRecord:
    """A record's own lines; `number` and `line` count from 1."""

    number: int
    line: int
    text: str

    def refused(self, reason: str) -> UnreadableRecord:
        where = _("Record %(number)d (line %(line)d): %(reason)s")
        return UnreadableRecord(
            where % {"number": self.number, "line": self.line, "reason": reason}
        )


def split_records(text: str, start: re.Pattern[str]) -> Iterator[RawRecord]:
    """Return the records of a text, each from where `start` matches to where it matches next."""
    starts = [match.start() for match in start.finditer(text)]
    for number, (begin, end) in enumerate(zip(starts, [*starts[1:], len(text)], strict=True), 1):
        yield RawRecord(number, text.count("\n", 0, begin) + 1, text[begin:end])
