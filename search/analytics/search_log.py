"""Log of the searches of a day: a line for each, with its query and number of articles found."""

import re
from dataclasses import dataclass
from datetime import date

from infrastructure.daily_counts import DailyLog
from search.analytics.countable import MAX_CHARACTERS

LINE = re.compile(rf"(\d{{1,9}})\t([^\t\n]{{1,{MAX_CHARACTERS}}})\n", re.ASCII)

SEARCHES = DailyLog("search-log")


@dataclass(frozen=True)
class Tally:
    """The number of searches for a query, and of articles found by the last."""

    searches: int
    hits: int


def append(day: date, query: str, hits: int) -> None:
    """Add a search, unless the log is full. Raises OSError."""
    SEARCHES.append(day, f"{hits}\t{query}")


def read_tallies(day: date) -> dict[str, Tally]:
    """Return the tally of each query of a day; a broken line counts for nothing."""
    found: dict[str, Tally] = {}
    for line in SEARCHES.lines(day):
        if match := LINE.fullmatch(line):
            hits, query = match.groups()
            searches = found[query].searches if query in found else 0
            found[query] = Tally(searches + 1, int(hits))
    return found
