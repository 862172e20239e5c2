"""Digests of the state of articles and their site, which change whenever any form of them does.

A digest is cheap to query, so it is the cache key of responses, and the ETag of streams. Access
to an article is checked in the database each time.
"""

from dataclasses import astuple
from hashlib import sha256

from django.db.models import Count, Max, Sum
from django.utils import timezone

from blog.models.glossary import GlossaryTerm
from blog.querysets import ArticleQuerySet
from site_identity.identity import SiteIdentity


def compute_state(identity: SiteIdentity, *parts: object) -> str:
    """Return a digest, in hex, of these parts, and of what every article text depends on.

    Today is one of them, because a review becomes overdue at midnight.
    """
    terms = list(GlossaryTerm.objects.values_list("term", "other_forms", "explanation"))
    text = repr((terms, astuple(identity), timezone.localdate(), parts))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def compute_totals(articles: ArticleQuerySet) -> tuple[object, ...]:
    """Return figures that change whenever one of many articles changes, is added or removed."""
    totals = articles.order_by().aggregate(
        Count("pk"), Sum("pk"), Max("last_published_at"), Max("published__last_significant_change")
    )
    return tuple(totals.values())
