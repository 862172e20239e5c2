"""Compare page revisions by content and find their editors."""

import json
from itertools import pairwise
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Revision

from review.models.clinical_page import ClinicalPage
from review.publishing import load_reviews

# Fields that change at each save without an edit, or are metadata of a page, not content.
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


def has_same_content(one: Revision, other: Revision) -> bool:
    """Return whether two versions of a page have the same content, ignoring comments."""
    return select_content(one.content, COMMENTS) == select_content(other.content, COMMENTS)


def find_latest_if_unchanged(page: ClinicalPage) -> Revision | None:
    """Return the latest version in the database if saving the page would repeat its content."""
    newest = type(page)._base_manager.filter(pk=page.pk).values("latest_revision")
    latest = Revision.objects.filter(pk__in=newest).first()
    data = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    return latest if latest and select_content(data) == select_content(latest.content) else None


def select_content(data: dict[str, Any], *others: str) -> dict[str, Any]:
    return {key: part for key, part in data.items() if key not in BOOKKEEPING | {*others}}


def has_unreviewed_edits_by(user: AbstractUser, page: ClinicalPage) -> bool:
    """Return whether a user changed the page since its last review, even if others did later."""
    revisions = Revision.objects.for_instance(page).order_by("created_at", "id")
    if reviews := load_reviews(page):
        before = revisions.filter(created_at__lte=reviews[0].reviewed_at).last()
        revisions = revisions.filter(created_at__gt=reviews[0].reviewed_at)
    else:
        before = None
    if not revisions.filter(user=user).exists():
        return False
    versions = [before, *revisions]
    return any(
        later.user_id == user.pk and not (earlier and has_same_content(earlier, later))
        for earlier, later in pairwise(versions)
        if later
    )
