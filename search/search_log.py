"""The searches of a day: a file that grows by a line a search, until they have been counted.

A line says how many articles were found for which query; the day is the name of the file.
Every process appends to the same file, so what a process does not live to count is not lost.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

from search.countable import MAX_CHARACTERS

MAX_BYTES = 10 * 1024 * 1024
LINE = re.compile(rf"(\d{{1,9}})\t([^\t\n]{{1,{MAX_CHARACTERS}}})\n", re.ASCII)


@dataclass(frozen=True)
class Tally:
    """How often a query was searched for, and how many articles were found last."""

    searches: int
    hits: int


def append(day: date, query: str, hits: int) -> None:
    """Add a search, unless the files have reached 10 MB together. Raises OSError."""
    folder = log_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sum(path.stat().st_size for path in folder.iterdir()) >= MAX_BYTES:
        return
    # Unbuffered, the line is written at once: lines of several processes do not mix.
    with _path(day).open("ab", buffering=0) as log:
        log.write(f"{hits}\t{query}\n".encode(errors="ignore"))


def days() -> list[date]:
    """Return the days that have a file, oldest first."""
    found = []
    for path in log_folder().glob("*.tsv"):
        with suppress(ValueError):
            found.append(date.fromisoformat(path.stem))
    return sorted(found)


def tallies(day: date) -> dict[str, Tally]:
    """Return the tally of each query of a day; a broken line counts for nothing."""
    found: dict[str, Tally] = {}
    for query, hits in _lines(day):
        searches = found[query].searches if query in found else 0
        found[query] = Tally(searches + 1, hits)
    return found


def remove(day: date) -> None:
    """Forget the searches of a day."""
    _path(day).unlink(missing_ok=True)


def log_folder() -> Path:
    return settings.DATA_DIR / "search-log"


def _path(day: date) -> Path:
    return log_folder() / f"{day.isoformat()}.tsv"


def _lines(day: date) -> Iterator[tuple[str, int]]:
    with (
        suppress(FileNotFoundError),
        _path(day).open(encoding="utf-8", errors="replace", newline="\n") as log,
    ):
        for line in log:
            if match := LINE.fullmatch(line):
                yield match[2], int(match[1])
