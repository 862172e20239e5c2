"""Open reviews without an editor's request."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from review.models import ClinicalReview, ReviewedPage


@transaction.atomic
def open_review(page: ReviewedPage, reason: str) -> None:
    """Make the next review of a page due today, and submit it to its workflow unless it is there.

    The reason is kept in the history of the page, where reviewers find it.
    """
    today = timezone.localdate()
    due_later = ClinicalReview.objects.filter(page=page, next_review_due__gt=today)
    due_later.update(next_review_due=today)
    log(instance=page, action="review.open", data={"reason": reason})
    workflow = page.get_workflow()
    if workflow and not page.workflow_in_progress:
        if not page.latest_revision:
            page.save_revision()
        workflow.start(page, user=None)
