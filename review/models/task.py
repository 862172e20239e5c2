"""Workflow task in which a reviewer approves the clinical content."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractUser
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Page, Revision, Task, TaskState

from review.admin.forms import ApprovalForm
from review.edits import has_same_content
from review.reviewers import (
    ReviewRefused,
    find_objections,
    find_qualified_contributor,
    record_review,
)

if TYPE_CHECKING:
    from review.models.reviewed_page import ReviewedPage


def get_latest_draft(page: Page) -> "ReviewedPage":
    return page.specific.get_latest_revision_as_object()


class ClinicalReviewTask(Task):
    """Only a qualified contributor approves: registered for a topic of the page, not an
    author of it, and without edits to it since the last review."""

    class Meta:
        verbose_name = _("clinical review task")
        verbose_name_plural = _("clinical review tasks")

    @classmethod
    def get_description(cls) -> str:
        return str(
            _("Contributors with credentials approve pages on their topics, but never their own.")
        )

    def user_can_access_editor(self, obj: Page, user: AbstractUser) -> bool:
        reviewer = find_qualified_contributor(user)
        return bool(reviewer and get_latest_draft(obj).is_within_scope_of(reviewer))

    def get_actions(self, obj: Page, user: AbstractUser) -> list[tuple[str, str, bool]]:
        if find_objections(user, get_latest_draft(obj)):
            return []
        return [
            ("reject", gettext("Request changes"), True),
            ("approve", gettext("Approve clinical content"), True),
        ]

    def get_form_for_action(self, action: str) -> type[TaskStateCommentForm]:
        return ApprovalForm if action == "approve" else TaskStateCommentForm

    def get_template_for_action(self, action: str) -> str:
        return "review/approve.html" if action == "approve" else ""

    def get_task_states_user_can_moderate(
        self, user: AbstractUser, **kwargs: Any
    ) -> models.QuerySet[TaskState]:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if not find_qualified_contributor(user):
            return waiting.none()
        drafts = {state.pk: get_latest_draft(state.revision.content_object) for state in waiting}
        theirs = [pk for pk, draft in drafts.items() if not find_objections(user, draft)]
        return waiting.filter(pk__in=theirs)

    @transaction.atomic
    def on_action(
        self, task_state: TaskState, user: AbstractUser, action_name: str, **kwargs: Any
    ) -> None:
        """Apply the decision of the reviewer to the latest version, whose id is `revision`.

        `ReviewRefused` if they may not, or if that is not the latest any more.
        """
        page = Page.objects.select_for_update().get(pk=task_state.revision.object_id)
        looked_at = kwargs.pop("revision", task_state.revision_id)
        draft = get_latest_draft(page)
        reviewer = find_qualified_contributor(user)
        objections = find_objections(user, draft)
        if objections or not reviewer:
            raise ReviewRefused(draft, " ".join(objections))
        if action_name == "approve":
            latest = page.latest_revision
            seen = Revision.objects.for_instance(page).filter(pk=looked_at).first()
            if not seen or not has_same_content(seen, latest):
                raise ReviewRefused(
                    draft, gettext("It was changed in the meantime: check it again.")
                )
            task_state.revision = latest  # it may have been edited since it was submitted
            record_review(latest, reviewer)
        super().on_action(task_state, user, action_name, **kwargs)
