"""Who may approve a page, and who may not."""

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.utils import timezone
from wagtail.models import TaskState

from review.models import ClinicalReview, Contributor
from review.reviewers import ReviewRefused, find_qualified_contributor
from review.tests.factories import approve
from review.tests.medicines.factories import SubstanceFactory
from review.tests.medicines.models import MedicinePage
from review.tests.reviewing import client_of, decide
from review.tests.rules import found_by


def author(page: MedicinePage, user: User) -> None:
    draft = page.get_latest_revision_as_object()
    draft.authors.add(user.contributor)
    draft.save_revision(user=User.objects.get(username="writer"))


def last_editor(page: MedicinePage, user: User) -> None:
    draft = MedicinePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.summary += " And more."
    draft.save_revision(user=user)


def earlier_editor(page: MedicinePage, user: User) -> None:
    last_editor(page, user)
    last_editor(page, User.objects.get(username="writer"))


def of_another_substance(page: MedicinePage, user: User) -> None:
    user.contributor.substances.set([SubstanceFactory()])


def without_credentials(page: MedicinePage, user: User) -> None:
    Contributor.objects.update(credentials=" ")


def not_registered(page: MedicinePage, user: User) -> None:
    Contributor.objects.update(user=None)


@pytest.mark.parametrize(
    "change",
    [
        author,
        last_editor,
        earlier_editor,
        of_another_substance,
        without_credentials,
        not_registered,
    ],
    ids=lambda change: change.__name__,
)
def test_who_may_not_approve_is_offered_nothing_and_refused(
    submitted: MedicinePage, reviewer: User, change: object
) -> None:
    assert callable(change)
    change(submitted, reviewer)
    decide(submitted, reviewer)
    assert not ClinicalReview.objects.exists()
    page = MedicinePage.objects.get()
    task, state = page.current_workflow_task, page.current_workflow_task_state
    reviewer = User.objects.get(pk=reviewer.pk)
    assert task.get_actions(page, reviewer) == []
    assert not task.get_task_states_user_can_moderate(reviewer).exists()
    with pytest.raises(ReviewRefused):
        task.on_action(state, reviewer, "approve")
    assert TaskState.objects.get(pk=state.pk).status == TaskState.STATUS_IN_PROGRESS


def test_superuser_approves_no_clinical_content_by_that_alone(
    submitted: MedicinePage, admin_user: User
) -> None:
    decide(submitted, admin_user)
    assert not ClinicalReview.objects.exists()


def test_who_says_not_to_be_a_health_professional_is_no_reviewer(
    submitted: MedicinePage, reviewer: User
) -> None:
    Contributor.objects.update(credentials="Not a health professional")
    assert not find_qualified_contributor(reviewer)


def test_reviewer_may_edit_again_after_another_review(
    submitted: MedicinePage, reviewer: User
) -> None:
    last_editor(submitted, reviewer)
    with time_machine.travel(timezone.now()):
        approve(submitted.get_latest_revision_as_object())
    assert MedicinePage.objects.get().current_workflow_task.get_actions(submitted, reviewer)


def test_reviewer_of_other_substances_does_not_get_into_the_editor_by_that(
    submitted: MedicinePage, reviewer: User
) -> None:
    reviewer.groups.set([Group.objects.get(name="Authors")])  # may edit what they own
    address = f"/admin/pages/{submitted.pk}/edit/"
    assert client_of(reviewer).get(address).status_code == 200
    reviewer.contributor.substances.set([SubstanceFactory()])
    assert client_of(reviewer).get(address).status_code == 302


def test_subject_that_the_reviewer_is_not_registered_for_is_found_afterwards(
    medicine: MedicinePage, reviewer: User
) -> None:
    approve(MedicinePage.objects.get(), reviewer.contributor)
    assert found_by("reviewer-out-of-scope", medicine) == []
    MedicinePage.objects.update(substance=SubstanceFactory())
    [found] = found_by("reviewer-out-of-scope", medicine)
    assert str(reviewer.contributor) in found.message
