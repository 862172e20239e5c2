"""Read the view restrictions of a page in one query."""

from django.db import models
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction


def find_view_restrictions(page: Page) -> models.QuerySet:
    """Return the privacy settings that hold here, by Wagtail's rule, in one query for its two.

    None is needed for a page that `with_privacy()` found to have none.
    """
    if not getattr(page, "is_private", True):
        return PageViewRestriction.objects.none()
    ends = range(page.steplen, len(page.path) + 1, page.steplen)
    paths = [page.path[:end] for end in ends]
    own, of_source = Q(page__path__in=paths), Q(page__aliases__path__in=paths)
    return PageViewRestriction.objects.filter(own | of_source).distinct()
