"""What articles and their site say now, in a word: it is another whenever any form would be.

It is cheap to ask, so it is what answers are kept by, and what the ETag of a stream is. Who may
read an article is asked of the database each time.
"""

from dataclasses import astuple
from hashlib import sha256

from django.db.models import Count, Max, Sum
from django.utils import timezone

from blog.models.glossary import GlossaryTerm
from blog.querysets import ArticleQuerySet
from site_identity.identity import SiteIdentity


def state_of(identity: SiteIdentity, *parts: object) -> str:
    """Return a digest, in hex, of these parts, and of what every text of an article depends on.

    Today is one of them, because a review becomes overdue at midnight.
    """
    terms = list(GlossaryTerm.objects.values_list("term", "other_forms", "explanation"))
    text = repr((terms, astuple(identity), timezone.localdate(), parts))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def totals_of(articles: ArticleQuerySet) -> tuple[object, ...]:
    """Return figures that change whenever one of many articles changes, comes or goes."""
    totals = articles.order_by().aggregate(
        Count("pk"), Sum("pk"), Max("last_published_at"), Max("published__changed_at")
    )
    return tuple(totals.values())
