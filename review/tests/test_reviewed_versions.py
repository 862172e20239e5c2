"""Version of a page that an approval is of."""

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from review.models import ClinicalReview
from review.reviewers import ReviewRefused
from review.tests.medicines.factories import body, medicine_form
from review.tests.medicines.models import MedicinePage
from review.tests.reviewing import client_of, decide


def test_save_that_changes_nothing_makes_no_version(medicine: MedicinePage, reviewer: User) -> None:
    page = MedicinePage.objects.get()
    assert page.get_latest_revision_as_object().save_revision(user=reviewer) == page.latest_revision
    draft = page.get_latest_revision_as_object()
    draft.title = "Another title"
    assert draft.save_revision(user=reviewer) != page.latest_revision
    assert page.revisions.count() == 2


def test_reviewer_who_saves_without_a_change_may_still_approve(
    submitted: MedicinePage, reviewer: User
) -> None:
    """Wagtail's editor does so by itself when somebody approves in it."""
    MedicinePage.objects.get().get_latest_revision_as_object().save_revision(user=reviewer)
    decide(submitted, reviewer)
    assert ClinicalReview.objects.get().reviewer.user == reviewer


def test_version_that_somebody_else_saved_meanwhile_is_not_taken_for_the_latest(
    medicine: MedicinePage, editor: User
) -> None:
    opened = MedicinePage.objects.get().get_latest_revision_as_object()
    changed = MedicinePage.objects.get().get_latest_revision_as_object()
    changed.summary = "Changed."
    later = changed.save_revision(user=editor)
    assert opened.save_revision().pk > later.pk


def test_save_with_a_time_to_go_live_is_kept(medicine: MedicinePage) -> None:
    draft = MedicinePage.objects.get().get_latest_revision_as_object()
    at = timezone.now()
    assert draft.save_revision(approved_go_live_at=at).approved_go_live_at == at


def test_approval_of_a_version_that_was_changed_meanwhile_is_not_recorded(
    submitted: MedicinePage, reviewer: User
) -> None:
    page = MedicinePage.objects.get()
    task, state = page.current_workflow_task, page.current_workflow_task_state
    page.body = body("100 mg")
    page.save_revision(user=User.objects.get(username="writer"))
    with pytest.raises(ReviewRefused, match="changed in the meantime"):
        task.on_action(state, reviewer, "approve")
    assert not ClinicalReview.objects.exists()


def test_approval_from_an_editor_opened_before_the_change_is_refused(
    submitted: MedicinePage, reviewer: User
) -> None:
    client = client_of(reviewer)
    seen = MedicinePage.objects.get().latest_revision
    changed = MedicinePage.objects.get()
    changed.body = body("100 mg")
    changed.save_revision(user=User.objects.get(username="writer"))
    form = medicine_form(changed) | {
        "action-workflow-action": "1",
        "workflow-action-name": "approve",
        "loaded_revision_id": seen.pk,
        "loaded_revision_created_at": seen.created_at.isoformat(),
    }
    response = client.post(f"/admin/pages/{submitted.pk}/edit/", form, follow=True)
    assert "changed since you opened it" in response.content.decode()
    assert not ClinicalReview.objects.exists()


def test_refusal_in_a_dialog_of_the_dashboard_leads_to_the_editor_and_says_why(
    submitted: MedicinePage, reviewer: User
) -> None:
    """Wagtail's dialogs take JSON, and show a mere "server error" for anything else."""
    page = MedicinePage.objects.get()
    looked_at = page.latest_revision_id
    page.summary = "Changed meanwhile."
    page.save_revision(user=User.objects.get(username="writer"))
    state = page.current_workflow_task_state
    client, edit = client_of(reviewer), f"/admin/pages/{page.pk}/edit/"
    answer = client.post(
        f"/admin/pages/workflow/action/{page.pk}/approve/{state.pk}/",
        {"comment": "", "revision": looked_at},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert answer.json() == {"step": "success", "redirect": edit}
    assert "was not recorded. It was changed in the meantime" in client.get(edit).content.decode()
