"""Log events in a file for each day, and keep counts of them in the database.

Every process appends to the same file, so no event is lost when a process ends, and nothing is
written to the database when a reader requests a page.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils import timezone

MAX_BYTES = 10 * 1024 * 1024
FEWEST_EVENTS = 5
RETENTION = timedelta(days=90)
# A web process may still write to yesterday's file a moment after midnight.
SETTLING_TIME = timedelta(hours=1)


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


@dataclass(frozen=True)
class DailyCounts:
    """Counts of the events of a log: rows of a model with a `day`.

    `key` is the model's field for what is counted, `values` are its other fields, the number of
    events first. `read` returns the rows of a day from the log.
    """

    log: DailyLog
    model: type[Model]
    key: str
    values: tuple[str, ...]
    read: Callable[[date], Iterable[Any]]

    def collect(self) -> None:
        """Update the counts from the log, and delete expired counts and files.

        Each run counts a day again in full from its file, so interrupted and concurrent runs are
        harmless. The file of a past day is deleted, and with it all rarer events.
        """
        now = timezone.now()
        for day in self.log.days():
            self._store(day)
            if day < timezone.localdate(now - SETTLING_TIME):
                self.log.remove(day)
        expired = timezone.localdate(now) - RETENTION
        self.model._default_manager.filter(day__lt=expired).delete()

    def _store(self, day: date) -> None:
        """Store the counts that have grown; a log that was lost and restarted lowers none."""
        stored, number = self.model._default_manager, self.values[0]
        known = dict(stored.filter(day=day).values_list(self.key, number))
        grown = [
            row
            for row in self.read(day)
            if getattr(row, number) >= max(FEWEST_EVENTS, known.get(getattr(row, self.key), 0) + 1)
        ]
        stored.bulk_create(
            grown,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["day", self.key],
            update_fields=self.values,
        )
