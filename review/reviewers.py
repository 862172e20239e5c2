"""Qualification of reviewers, and the record of an approval."""

from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import AbstractUser
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from review.edits import has_unreviewed_edits_by
from review.models.clinical_review import ClinicalReview
from review.models.contributor import Contributor
from review.models.settings import ReviewSettings

if TYPE_CHECKING:
    from review.models.reviewed_page import ReviewedPage


class ReviewRefused(Exception):
    """The user may not decide on a page, or on this version of it; the message is the reason."""

    def __init__(self, page: "ReviewedPage", message: str) -> None:
        self.page = page
        super().__init__(message)


def find_qualified_contributor(user: AbstractUser) -> Contributor | None:
    """Return the contributor of a user if qualified, else None."""
    contributor = Contributor.objects.filter(user=user).first()
    return contributor if contributor and contributor.is_qualified else None


def find_objections(user: AbstractUser, page: "ReviewedPage") -> list[str]:
    """Return the reasons against approval of a page by this user; empty if there are none."""
    contributor = find_qualified_contributor(user)
    if not contributor:
        return [_("You are not a contributor with credentials.")]
    objections = []
    if page.is_written_by(contributor):
        objections.append(_("You are one of its authors."))
    if has_unreviewed_edits_by(user, page):
        objections.append(_("You edited it since it was last reviewed."))
    if not page.is_within_scope_of(contributor):
        objections.append(_("You are not a reviewer of any of its topics."))
    return objections


def record_review(revision: Revision, reviewer: Contributor) -> ClinicalReview:
    """Record the reviewer's approval of the clinical content of a revision, as of now.

    If that content is live already, the review is valid for it at once.
    """
    page, today = revision.as_object(), timezone.localdate()
    months = ReviewSettings.for_site(page.get_site()).review_months
    review = ClinicalReview.objects.create(
        page_id=page.pk,
        revision=revision,
        reviewer=reviewer,
        reviewed_at=timezone.now(),
        next_review_due=today + relativedelta(months=months),
        digest=page.clinical_digest,
    )
    live = type(page).objects.filter(pk=page.pk, live=True).first()
    if live and live.clinical_digest == review.digest:
        same = Q(pk=page.pk) | Q(alias_of_id=page.pk, live=True)
        type(page).objects.filter(same).update(clinical_review=review)
    return review
