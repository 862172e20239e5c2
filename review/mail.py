"""Notify reviewers by mail."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.models import TaskState

from review.models import ClinicalReviewTask
from review.reviewers import find_objections


class ReviewersNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Notifies qualified reviewers of a submitted article, with Wagtail's own templates."""

    def can_handle(self, instance: TaskState, **kwargs: Any) -> bool:
        return isinstance(instance.task.specific, ClinicalReviewTask)

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> list[AbstractUser]:
        draft = task_state.revision.as_object()
        people = get_user_model().objects.exclude(contributor=None)
        return [user for user in people if not find_objections(user, draft)]
