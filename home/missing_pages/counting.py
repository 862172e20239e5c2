"""Which addresses readers asked for that do not exist: counts by day, of nobody in particular."""

import logging
from collections import Counter
from datetime import timedelta

from django.db.models import Count, Max, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from home.models import MissingPage
from infrastructure.daily_counts import DayLog

FEWEST_REQUESTS = 5
MOST_PAGES_A_DAY = 1_000
RETENTION = timedelta(days=90)
# A web process may still write to yesterday's file a moment after midnight.
SETTLING_TIME = timedelta(hours=1)
MAX_CHARACTERS = 255

MISSING = DayLog("missing-pages")
logger = logging.getLogger(__name__)


def note_missing_page(request: HttpRequest) -> None:
    """Note that nothing is at this path, as redirects write it; not its query, nor who asked.

    Not being able to is no reason to fail.
    """
    path = Redirect.normalise_path(request.path)
    if request.method != "GET" or len(path) > MAX_CHARACTERS or not path.isprintable():
        return
    try:
        MISSING.append(timezone.localdate(), path)
    except OSError as error:
        logger.warning("A missing page was not counted: %s", error)


def collect() -> None:
    """Bring the counts up to date with the notes, and forget what is past its time.

    A day is counted anew each time, so a run that is cut short, or two at once, do no harm.
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


def missing_totals() -> QuerySet:
    """Return each `path` with its requests in `total`, on how many `days`, and when `last`."""
    return MissingPage.objects.values("path").annotate(
        total=Sum("requests"), days=Count("day"), last=Max("day")
    )
