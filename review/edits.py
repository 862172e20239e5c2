"""Who changed what a page says."""

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Revision

from review.publishing import reviews_of

if TYPE_CHECKING:
    from review.models.reviewed_page import ReviewedPage

# What changes from save to save though nobody changed anything, or is said about a page, not by it.
BOOKKEEPING = {
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "has_unpublished_changes",
    "last_published_at",
    "first_published_at",
    "live",
    "locked",
    "locked_at",
    "locked_by",
    "clinical_review",
}
COMMENTS = "wagtail_admin_comments"


def says_the_same(one: Revision, other: Revision) -> bool:
    """Return whether two versions of a page have the same content, whatever the comments on it."""
    return content_of(one.content, COMMENTS) == content_of(other.content, COMMENTS)


def latest_if_unchanged(page: "ReviewedPage") -> Revision | None:
    """Return the latest version in the database if saving the page would make one like it."""
    newest = type(page)._base_manager.filter(pk=page.pk).values("latest_revision")
    latest = Revision.objects.filter(pk__in=newest).first()
    data = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    return latest if latest and content_of(data) == content_of(latest.content) else None


def content_of(data: dict[str, Any], *others: str) -> dict[str, Any]:
    return {key: part for key, part in data.items() if key not in BOOKKEEPING | {*others}}


def has_unreviewed_edits_by(user: AbstractUser, page: "ReviewedPage") -> bool:
    """Return whether a user changed the page since it was last reviewed, whoever did afterwards."""
    revisions = Revision.objects.for_instance(page).order_by("created_at", "id")
    if reviews := reviews_of(page):
        before = revisions.filter(created_at__lte=reviews[0].reviewed_at).last()
        revisions = revisions.filter(created_at__gt=reviews[0].reviewed_at)
    else:
        before = None
    if not revisions.filter(user=user).exists():
        return False
    versions = [before, *revisions]
    return any(
        later.user_id == user.pk and not (earlier and says_the_same(earlier, later))
        for earlier, later in pairwise(versions)
        if later
    )
