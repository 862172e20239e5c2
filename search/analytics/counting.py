"""Count readers' queries by day, without data on persons.

Only a query that was searched for five times in a day reaches the database
(`infrastructure.daily_counts`).
"""

import logging
from datetime import date, timedelta

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.http import HttpRequest
from django.utils import timezone

from infrastructure.daily_counts import DailyCounts
from search.analytics import search_log
from search.analytics.countable import get_countable_query, is_countable, normalise
from search.models import DailyQuery
from search.results import SearchResults

POPULAR_FOR = timedelta(days=30)
FEWEST_DAYS = 3

logger = logging.getLogger(__name__)


def record_search(request: HttpRequest, results: SearchResults) -> None:
    """Add a reader's search to the log of the day, if it may be counted; never to the database.

    A failure to log does not fail the search. Limited results say little about what
    there is to find, so they are left out.
    """
    if results.is_limited or not is_countable(request):
        return
    query = get_countable_query(request.GET["q"])
    if not query:
        return
    try:
        search_log.append(timezone.localdate(), query, results.total)
    except OSError as error:
        logger.warning("A search was not counted: %s", error)


def count_searches(day: date) -> list[DailyQuery]:
    """Return the queries of a day, with the searches for each."""
    return [
        DailyQuery(day=day, query=query, searches=tally.searches, hits=tally.hits)
        for query, tally in search_log.read_tallies(day).items()
    ]


COUNTS = DailyCounts(search_log.SEARCHES, DailyQuery, "query", ("searches", "hits"), count_searches)


def sum_queries() -> QuerySet:
    """Return each `query` with its searches in `total`, and the articles found last in `found`."""
    latest = DailyQuery.objects.filter(query=OuterRef("query")).order_by("-day")
    return DailyQuery.objects.values("query").annotate(
        total=Sum("searches"), found=Subquery(latest.values("hits")[:1])
    )


def find_popular_queries(prefix: str, limit: int) -> list[str]:
    """Return the queries of the last 30 days with this beginning and with hits, by popularity.

    Readers get to see them, so one busy person or day does not make a query popular.
    """
    popular = (
        sum_queries()
        .annotate(days=Count("day"))
        .filter(
            days__gte=FEWEST_DAYS,
            day__gt=timezone.localdate() - POPULAR_FOR,
            query__startswith=normalise(prefix),
            found__gt=0,
        )
    )
    return list(popular.order_by("-total", "query").values_list("query", flat=True)[:limit])
