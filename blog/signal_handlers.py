"""What articles do when something they rest on changes."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex

from blog.models import ArticlePage
from evidence.models import Reference
from evidence.signals import reference_retracted
from review.opening import open_review


def review_citing_articles(reference: Reference, **kwargs: Any) -> None:
    """Open a review of each article that cites a source which was retracted."""
    for page in citing_articles(reference):
        open_review(page, _("A source was retracted: “%(source)s”.") % {"source": reference})


def citing_articles(reference: Reference) -> list[ArticlePage]:
    """Return the live articles that cite a source; aliases are reviewed with what they are of."""
    usages = ReferenceIndex.get_references_to(reference).values_list("object_id", flat=True)
    pages = ArticlePage.objects.live().filter(alias_of=None)
    return [page for page in pages.filter(pk__in=map(int, usages)) if cites(page, reference)]


def cites(page: ArticlePage, reference: Reference) -> bool:
    """Return whether it does now: the index of references also knows other kinds of objects."""
    return reference.pk in page.citations.references


def register_signal_handlers() -> None:
    reference_retracted.connect(review_citing_articles, sender=Reference)
