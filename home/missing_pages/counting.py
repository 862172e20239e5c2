"""Count requests for missing addresses by day, without data on persons."""

import logging
from collections import Counter
from datetime import date

from django.db.models import Count, Max, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from home.models import MissingPage
from infrastructure.daily_counts import DailyCounts, DailyLog

MOST_PAGES_A_DAY = 1_000
MAX_CHARACTERS = 255

MISSING = DailyLog("missing-pages")
logger = logging.getLogger(__name__)


def note_missing_page(request: HttpRequest) -> None:
    """Log a request for a missing path, as redirects write it, without its query or its client.

    A failure to log does not fail the request.
    """
    path = Redirect.normalise_path(request.path)
    if request.method != "GET" or len(path) > MAX_CHARACTERS or not path.isprintable():
        return
    try:
        MISSING.append(timezone.localdate(), path)
    except OSError as error:
        logger.warning("A missing page was not counted: %s", error)


def count_requests(day: date) -> list[MissingPage]:
    """Return the addresses requested most on a day, with the requests for each."""
    counts = Counter(line.rstrip("\n") for line in MISSING.lines(day))
    return [
        MissingPage(day=day, path=path, requests=requests)
        for path, requests in counts.most_common(MOST_PAGES_A_DAY)
    ]


COUNTS = DailyCounts(MISSING, MissingPage, "path", ("requests",), count_requests)


def sum_missing_pages() -> QuerySet:
    """Return each `path` with its requests in `total`, on how many `days`, and when `last`."""
    return MissingPage.objects.values("path").annotate(
        total=Sum("requests"), days=Count("day"), last=Max("day")
    )
