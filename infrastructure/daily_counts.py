"""Log events in a file for each day until they are counted.

Every process appends to the same file, so no event is lost when a process ends, and nothing is
written to the database when a reader requests a page.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

MAX_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True)
class DailyLog:
    """Lines by day, in a folder of this name below DATA_DIR; 10 MB at most, all days together."""

    name: str

    @property
    def folder(self) -> Path:
        return Path(settings.DATA_DIR) / self.name

    def append(self, day: date, line: str) -> None:
        """Add a line, unless the files have reached their bound. Raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sum(path.stat().st_size for path in self.folder.iterdir()) >= MAX_BYTES:
            return
        # Unbuffered, the line is written at once: lines of several processes do not mix.
        with self._path(day).open("ab", buffering=0) as log:
            log.write(f"{line}\n".encode(errors="ignore"))

    def days(self) -> list[date]:
        """Return the days that have a file, oldest first."""
        found = []
        for path in self.folder.glob("*.tsv"):
            with suppress(ValueError):
                found.append(date.fromisoformat(path.stem))
        return sorted(found)

    def lines(self, day: date) -> Iterator[str]:
        """Yield the lines of a day, each with its end if it has one; none of an unknown day."""
        with (
            suppress(FileNotFoundError),
            self._path(day).open(encoding="utf-8", errors="replace", newline="\n") as log,
        ):
            yield from log

    def remove(self, day: date) -> None:
        """Delete the file of a day."""
        self._path(day).unlink(missing_ok=True)

    def _path(self, day: date) -> Path:
        return self.folder / f"{day.isoformat()}.tsv"
