"""Signal handlers of pages and decisions: repeat checks, notify reviewers."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, TaskState
from wagtail.signals import task_submitted

from review.mail import ReviewersNotifier
from review.models import CheckOverride, ClinicalReview, ReviewedPage
from review.tasks import check_later

notify_reviewers = ReviewersNotifier()


def page_saved(instance: Model, **kwargs: Any) -> None:
    """Check a saved page. Drafts too: Wagtail saves the page with every revision."""
    if isinstance(instance, Page) and issubclass(instance.specific_class or Page, ReviewedPage):
        check_after_commit(instance.pk)


def decision_changed(instance: ClinicalReview | CheckOverride, **kwargs: Any) -> None:
    check_after_commit(instance.page_id)


def check_after_commit(page_id: int) -> None:
    """Check after commit: no failure may undo an editor's save; the daily check compensates."""
    transaction.on_commit(partial(check_later, page_id), robust=True)


def register_signal_handlers() -> None:
    post_save.connect(page_saved)  # from pages of every type, saved as such or as a mere page
    for changed in (post_save, post_delete):
        changed.connect(decision_changed, sender=ClinicalReview)
        changed.connect(decision_changed, sender=CheckOverride)
    task_submitted.connect(notify_reviewers, sender=TaskState, dispatch_uid="notify_reviewers")
