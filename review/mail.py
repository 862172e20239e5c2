"""Mail to reviewers."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState

from review.models import ClinicalReviewTask
from review.reviewers import objections_to


class ReviewersNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Tells those who may approve an article that it waits for them, in Wagtail's own words."""

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        return isinstance(instance.task.specific, ClinicalReviewTask)

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> list[AbstractUser]:
        draft = task_state.revision.as_object()
        people = get_user_model().objects.exclude(contributor=None)
        return [user for user in people if not objections_to(user, draft)]
