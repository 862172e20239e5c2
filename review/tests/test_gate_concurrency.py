"""Approval and edit at the same moment, on two connections to a real PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Barrier, Event

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection, connections
from pytest_django import Settings
from wagtail.models import Task, WorkflowState

from review.models import ClinicalReview
from review.publishing import PublicationBlocked
from review.reviewers import ReviewRefused
from review.tests.factories import ContributorFactory
from review.tests.medicines.factories import MedicinePageFactory, SubstanceFactory, body
from review.tests.medicines.models import MedicineIndexPage, MedicinePage

ROUNDS = 15

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]


@pytest.fixture(params=[True, False], ids=["wagtail asks again after an edit", "it does not"])
def people(settings: Settings, request: pytest.FixtureRequest) -> dict[str, User]:
    settings.REVIEW_REQUIRED = True
    settings.WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = request.param
    people = {name: User.objects.create_user(name) for name in ("writer", "reviewer", "editor")}
    people["editor"].groups.add(Group.objects.get(name="Editors"))
    return people


@pytest.fixture
def submitted(people: dict[str, User], medicine_index: MedicineIndexPage) -> MedicinePage:
    substance = SubstanceFactory()
    substance.reviewers.add(ContributorFactory(credentials="MSc", user=people["reviewer"]))
    page = MedicinePageFactory(parent=medicine_index, substance=substance, live=False)
    page.save_revision(user=people["writer"])
    page.get_workflow().start(page, people["writer"])
    return page


def act(user: User) -> None:
    """Approve what the user sees now, as the admin does; a refusal is what it is there for."""
    page = MedicinePage.objects.get()
    state = page.current_workflow_task_state
    if state and page.current_workflow_task.get_actions(page, user):
        extra = {"revision": page.latest_revision_id} if user.username == "reviewer" else {}
        with suppress(ReviewRefused, PublicationBlocked):
            page.current_workflow_task.on_action(state, user, "approve", **extra)


def edit(text: str, user: User) -> None:
    page = MedicinePage.objects.get().get_latest_revision_as_object()
    page.body = body(text)
    page.save_revision(user=user)


def at_once(*actions: Callable[[], None]) -> None:
    barrier = Barrier(len(actions))

    def run(action: Callable[[], None]) -> None:
        barrier.wait()
        try:
            action()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(actions)) as threads:
        list(threads.map(run, actions))


def test_what_is_live_is_what_was_approved(
    submitted: MedicinePage, people: dict[str, User]
) -> None:
    seen = set()
    for number in range(ROUNDS):
        approver = people["reviewer" if number % 2 else "editor"]
        at_once(
            partial(act, approver),
            partial(edit, f"{number % 3} mg in the morning", people["writer"]),
        )
        act(people["reviewer"])
        at_once(
            partial(act, people["editor"]),
            partial(edit, f"{number % 3} mg at night", people["writer"]),
        )
        page = MedicinePage.objects.get()
        if page.live:
            seen.add(page.clinical_digest)
            assert page.clinical_review.digest == page.clinical_digest
            assert ClinicalReview.objects.filter(digest=page.clinical_digest).exists()
        if not page.workflow_in_progress:
            page.get_workflow().start(page, people["writer"])
    assert seen, "nothing ever went live, so nothing was shown"


def test_edit_between_the_last_approval_and_publishing_does_not_go_live(
    submitted: MedicinePage, people: dict[str, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wagtail publishes the latest version there is by then, whichever was approved."""
    act(people["reviewer"])
    ask = WorkflowState.get_next_task
    edited = Event()

    def edit_when_all_is_approved(state: WorkflowState) -> Task | None:
        next_task = ask(state)
        if next_task is None:
            at_once(partial(edit, "Take 100 tablets", people["writer"]))
            edited.set()
        return next_task

    monkeypatch.setattr(WorkflowState, "get_next_task", edit_when_all_is_approved)
    act(people["editor"])
    assert edited.is_set()
    page = MedicinePage.objects.get()
    assert "100 tablets" in str(page.get_latest_revision_as_object().body)
    assert "100 tablets" not in str(page.body) or not page.live
