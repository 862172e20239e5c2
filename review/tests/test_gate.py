"""Nothing reaches readers but through the gate, whichever the door."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.actions.edit_page import EditPageAction
from wagtail.models import Locale, PageLogEntry, Revision, TaskState

from review.publishing import PublicationBlocked
from review.tests.factories import ContributorFactory, approve
from review.tests.medicines.factories import MedicinePageFactory, body, medicine_form, withdraw
from review.tests.medicines.models import MedicineIndexPage, MedicinePage


@pytest.fixture
def draft(medicine_index: MedicineIndexPage, settings: Settings) -> MedicinePage:
    settings.REVIEW_REQUIRED = True
    page = MedicinePageFactory(parent=medicine_index, live=False)
    page.save_revision()
    return page


# What state a draft is in, and whether readers may see it.


def allowed(page: MedicinePage) -> None:
    approve(page)


def with_error(page: MedicinePage) -> None:
    withdraw(page)
    approve(page)


def without_review(page: MedicinePage) -> None:
    """It stays as it was made."""


def with_void_review(page: MedicinePage) -> None:
    approve(page)
    page.body = body("100 mg")
    page.save_revision()


def approved_by_its_author(page: MedicinePage) -> None:
    author = ContributorFactory(credentials="MSc")
    page.authors = [author]
    page.save_revision()
    approve(page, author)


def overdue(page: MedicinePage) -> None:
    approve(page, next_review_due=timezone.localdate() - timedelta(days=1))


STATES: dict[Callable[[MedicinePage], None], bool] = {
    allowed: True,
    with_error: False,
    without_review: False,
    with_void_review: False,
    approved_by_its_author: False,
    overdue: False,
}


# Doors. Each does what may make a page live.


def code(page: MedicinePage, client: Client) -> None:
    page.get_latest_revision().publish()


def save(page: MedicinePage, client: Client) -> None:
    page = page.get_latest_revision_as_object()
    page.live = True
    page.save()


def admin(page: MedicinePage, client: Client) -> None:
    form = medicine_form(page.get_latest_revision_as_object()) | {"action-publish": "1"}
    client.post(f"/admin/pages/{page.pk}/edit/", form)


def bulk(page: MedicinePage, client: Client) -> None:
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {"id": page.pk})


def scheduled(page: MedicinePage, client: Client) -> None:
    Revision.objects.filter(pk=page.get_latest_revision().pk).update(
        approved_go_live_at=timezone.now() - timedelta(minutes=1)
    )
    call_command("publish_scheduled")


def workflow(page: MedicinePage, client: Client) -> None:
    user = User.objects.get(username="admin")
    state = page.get_workflow().start(page, user)
    for _step in range(2):
        state.refresh_from_db()
        TaskState.objects.get(pk=state.current_task_state_id).approve(user=user)


def api(page: MedicinePage, client: Client) -> None:
    """What Wagtail's own interface for writing calls."""
    EditPageAction(page.get_latest_revision_as_object(), publish=True).execute()


def move(page: MedicinePage, client: Client) -> None:
    page.move(page.get_parent(), pos="first-child")
    page.get_latest_revision().publish()


DOORS = [code, save, admin, bulk, scheduled, workflow, api, move]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize(
    ("state", "is_let_through"), STATES.items(), ids=lambda s: getattr(s, "__name__", "")
)
def test_door_lets_through_what_may_be_published_and_nothing_else(
    admin_client: Client,
    draft: MedicinePage,
    door: Callable[[MedicinePage, Client], None],
    state: Callable[[MedicinePage], None],
    is_let_through: bool,
) -> None:
    state(draft)
    page = MedicinePage.objects.get(pk=draft.pk)
    try:
        door(page, admin_client)
    except PublicationBlocked:
        assert not is_let_through
    assert MedicinePage.objects.get(pk=draft.pk).live == is_let_through


@pytest.fixture
def live(draft: MedicinePage) -> MedicinePage:
    approve(draft)
    draft.get_latest_revision().publish()
    return MedicinePage.objects.get(pk=draft.pk)


def test_live_page_cannot_be_changed_past_the_gate(live: MedicinePage) -> None:
    live.body = body("100 mg")
    with pytest.raises(PublicationBlocked, match="changed since"):
        live.save()


def test_slip_mended_in_a_live_page_needs_no_new_review(live: MedicinePage) -> None:
    live.summary = "For aches."
    live.save()
    assert MedicinePage.objects.get(pk=live.pk).clinical_review


def test_save_that_changes_nothing_readers_see_is_not_refused(live: MedicinePage) -> None:
    with time_machine.travel("2100-01-01"):  # its review is overdue
        live.locked = True
        live.save()
        live.save(update_fields=["locked"])
        with pytest.raises(PublicationBlocked, match="due"):
            live.save_revision().publish()


def test_copy_of_a_live_page_is_not_live_without_a_review_of_its_own(live: MedicinePage) -> None:
    with pytest.raises(PublicationBlocked):
        live.copy(update_attrs={"slug": "copy"}, keep_live=True)
    copied = live.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert not copied.live
    assert copied.clinical_review is None
    assert list(MedicinePage.objects.live()) == [live]


def test_refused_copy_in_the_admin_leaves_nothing_half_copied(
    live: MedicinePage, admin_client: Client
) -> None:
    index = live.get_parent()
    form = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": index.get_parent().pk,
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    response = admin_client.post(f"/admin/pages/{index.pk}/copy/", form)
    assert response.status_code == 409
    assert MedicineIndexPage.objects.count() == 1
    assert MedicinePage.objects.count() == 1
    assert "Nothing was changed" in response.content.decode()


def test_alias_says_what_its_source_had_reviewed(live: MedicinePage) -> None:
    alias = live.create_alias(update_slug="alias")
    assert alias.live
    assert alias.clinical_review == live.clinical_review


def test_alias_of_a_page_that_may_not_be_published_is_refused(live: MedicinePage) -> None:
    with time_machine.travel("2100-01-01"), pytest.raises(PublicationBlocked):
        live.create_alias(update_slug="alias")


def test_translation_starts_as_a_draft(live: MedicinePage, settings: Settings) -> None:
    settings.WAGTAIL_I18N_ENABLED = True
    french = Locale.objects.create(language_code="fr")
    live.get_parent().copy_for_translation(french, copy_parents=True)
    assert not live.copy_for_translation(french).live


def test_refused_editor_sees_why_and_loses_nothing(
    draft: MedicinePage, admin_client: Client
) -> None:
    with_error(draft)
    draft.title = "A better title"
    form = medicine_form(draft) | {"action-publish": "1"}
    response = admin_client.post(f"/admin/pages/{draft.pk}/edit/", form)
    html = response.content.decode()
    assert response.status_code == 409
    assert "which was withdrawn" in html
    saved = MedicinePage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert f"/admin/pages/{draft.pk}/edit/#block-{saved.body[1].id}-section" in html
    assert saved.title == "A better title"
    assert (
        "Publication refused"
        in admin_client.get(f"/admin/pages/{draft.pk}/history/").content.decode()
    )


def test_one_refused_page_does_not_hold_up_the_others_that_are_scheduled(
    medicine_index: MedicineIndexPage, draft: MedicinePage
) -> None:
    other = MedicinePageFactory(parent=medicine_index, live=False)
    approve(other)
    past = timezone.now() - timedelta(hours=1)
    for page, minutes in ((draft, 0), (other, 1)):
        revision = page.save_revision()
        revision.approved_go_live_at = past + timedelta(minutes=minutes)
        revision.save()
    call_command("publish_scheduled")
    assert list(MedicinePage.objects.live()) == [other]
    assert not draft.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert PageLogEntry.objects.filter(page=draft.pk, action="review.refuse_publication").exists()


def test_bulk_publication_is_all_or_nothing(
    medicine_index: MedicineIndexPage, draft: MedicinePage, admin_client: Client
) -> None:
    other = MedicinePageFactory(parent=medicine_index, live=False)
    approve(other)
    ids = f"id={other.pk}&id={draft.pk}"
    response = admin_client.post(f"/admin/bulk/wagtailcore/page/publish/?{ids}")
    assert response.status_code == 409
    assert not MedicinePage.objects.live().exists()


@pytest.mark.parametrize("field", ["title", "seo_title", "search_description", "summary"])
@pytest.mark.parametrize("only_this", [False, True], ids=["whole", "one field"])
def test_dose_in_what_lists_and_results_show_cannot_be_changed_past_the_gate(
    live: MedicinePage, field: str, only_this: bool
) -> None:
    setattr(live, field, "Take 100 mg")
    with pytest.raises(PublicationBlocked):
        live.save(update_fields=[field] if only_this else None)
