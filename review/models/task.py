"""The step of a workflow in which a reviewer approves the clinical content."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState

from review.models.reviewed_page import ReviewedPage
from review.reviewers import ReviewRefused, objections_to, qualified_contributor, record_review


class ClinicalReviewTask(Task):
    """Only a qualified contributor approves: registered for a topic of the page, no author of it,
    and with no part in what was changed since the last review."""

    class Meta:
        verbose_name = _("clinical review task")
        verbose_name_plural = _("clinical review tasks")

    @classmethod
    def get_description(cls) -> str:
        return str(
            _("Contributors with credentials approve pages on their topics, but never their own.")
        )

    def user_can_access_editor(self, obj: ReviewedPage, user: AbstractUser) -> bool:
        return bool(qualified_contributor(user))

    def locked_for_user(self, obj: ReviewedPage, user: AbstractUser) -> bool:
        return not (user.is_superuser or self.user_can_access_editor(obj, user))

    def get_actions(self, obj: ReviewedPage, user: AbstractUser) -> list[tuple[str, str, bool]]:
        if objections_to(user, obj):
            return []
        return [
            ("reject", gettext("Request changes"), True),
            ("approve", gettext("Approve clinical content"), False),
            ("approve", gettext("Approve clinical content with a comment"), True),
        ]

    def get_task_states_user_can_moderate(
        self, user: AbstractUser, **kwargs: Any
    ) -> models.QuerySet[TaskState]:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        pages = {state.pk: state.revision.as_object() for state in waiting}
        return waiting.filter(
            pk__in=[pk for pk, page in pages.items() if not objections_to(user, page)]
        )

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: AbstractUser, action_name: str, **kwargs: Any
    ) -> None:
        """Do what the reviewer decided. `ReviewRefused` if they may not, or it has changed."""
        revision = task_state.revision
        page = Page.objects.select_for_update().get(pk=revision.object_id).specific
        reviewer = qualified_contributor(user)
        objections = objections_to(user, page)
        if objections or not reviewer:
            raise ReviewRefused(page, " ".join(objections))
        if action_name == "approve":
            if page.latest_revision_id != revision.pk:
                raise ReviewRefused(page, gettext("It was changed meanwhile: look at it again."))
            record_review(revision, reviewer)
        super().on_action(task_state, user, action_name, **kwargs)
