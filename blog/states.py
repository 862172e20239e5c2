"""What articles and their site say now, in a word: it is another whenever any form would be.

Cheap to ask (two queries for any number of articles), so it is what answers are cached by and
what the ETag of a stream is. Who may read an article is asked of the database each time.
"""

from dataclasses import astuple, dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import Count, Max, Sum
from django.utils import timezone

from blog.imprint import Imprint
from blog.models.glossary import GlossaryTerm
from blog.querysets import ArticleQuerySet


@dataclass(frozen=True)
class State:
    """`digest` is hex; `changed_at` is when the newest change was, None without articles."""

    digest: str
    changed_at: datetime | None


def state_of(articles: ArticleQuerySet, imprint: Imprint, *others: str) -> State:
    """Return the state of what is made of these articles, and of other texts, today.

    Today, because a review becomes overdue at midnight.
    """
    totals = articles.order_by().aggregate(
        count=Count("pk"),
        sum=Sum("pk"),
        last=Max("last_published_at"),
        newest=Max("published__changed_at"),
    )
    terms = list(GlossaryTerm.objects.values_list("term", "other_forms", "explanation"))
    parts = (totals, terms, astuple(imprint), timezone.localdate(), others)
    times = filter(None, (totals["last"], totals["newest"]))
    digest = sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return State(digest, max(times, default=None))
