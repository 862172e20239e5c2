"""Count requests for missing addresses by day, without data on persons."""

import logging
from collections import Counter
from datetime import timedelta

from django.db.models import Count, Max, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from home.models import MissingPage
from infrastructure.daily_counts import DailyLog

FEWEST_REQUESTS = 5
MOST_PAGES_A_DAY = 1_000
RETENTION = timedelta(days=90)
# A web process may still write to yesterday's file a moment after midnight.
SETTLING_TIME = timedelta(hours=1)
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


def collect() -> None:
    """Update the counts from the logs, and delete expired counts and logs.

    Each run counts a day again in full, so interrupted and concurrent runs are harmless.
    """
    now = timezone.now()
    for day in MISSING.days():
        counts = Counter(line.rstrip("\n") for line in MISSING.lines(day))
        known = dict(MissingPage.objects.filter(day=day).values_list("path", "requests"))
        MissingPage.objects.bulk_create(
            [
                MissingPage(day=day, path=path, requests=requests)
                for path, requests in counts.most_common(MOST_PAGES_A_DAY)
                if requests >= max(FEWEST_REQUESTS, known.get(path, 0) + 1)
            ],
            batch_size=500,
            update_conflicts=True,
            unique_fields=["day", "path"],
            update_fields=["requests"],
        )
        if day < timezone.localdate(now - SETTLING_TIME):
            MISSING.remove(day)
    MissingPage.objects.filter(day__lt=timezone.localdate(now) - RETENTION).delete()


def sum_missing_pages() -> QuerySet:
    """Return each `path` with its requests in `total`, on how many `days`, and when `last`."""
    return MissingPage.objects.values("path").annotate(
        total=Sum("requests"), days=Count("day"), last=Max("day")
    )
