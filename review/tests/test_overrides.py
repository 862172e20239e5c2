"""Findings that somebody lets pass, through HTTP."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from wagtail.models import PageLogEntry

from review.models import CheckOverride
from review.tests.medicines.factories import with_error, with_warning
from review.tests.medicines.models import MedicineIndexPage, MedicinePage

REASON = "Its publisher says when it will be back."
WARNING, ERROR = "dose-without-number", "substance-withdrawn"


def address(page: MedicinePage, rule: str, action: str = "let-pass") -> str:
    return f"/admin/review/findings/{page.pk}/{rule}/{action}/"


def let_pass(client: Client, page: MedicinePage, rule: str, reason: str = REASON) -> int:
    return client.post(address(page, rule), {"reason": reason}).status_code


def findings(client: Client, page: MedicinePage) -> str:
    return client.get(f"/admin/review/findings/{page.pk}/").content.decode()


def allow(user: User, *codenames: str) -> None:
    """Give the user just these permissions, besides what editors may do with pages."""
    Group.objects.get(name="Editors").permissions.remove(
        *Permission.objects.filter(content_type__model="checkoverride")
    )
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))


@pytest.fixture
def page(medicine_index: MedicineIndexPage) -> MedicinePage:
    return with_warning(medicine_index)


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [("add_checkoverride", {WARNING}), ("override_publication", {ERROR}), ("", set())],
)
def test_each_permission_is_for_its_level(
    editor: User,
    editor_client: Client,
    medicine_index: MedicineIndexPage,
    permission: str,
    allowed: set[str],
) -> None:
    allow(editor, permission)
    for page, rule in (
        (with_warning(medicine_index), WARNING),
        (with_error(medicine_index), ERROR),
    ):
        may = rule in allowed
        assert (address(page, rule) in findings(editor_client, page)) == may
        assert editor_client.get(address(page, rule)).status_code == (200 if may else 403)
        assert let_pass(editor_client, page, rule) == (302 if may else 403)
        assert CheckOverride.objects.filter(page=page).exists() == may


def test_who_may_not_edit_the_page_may_override_nothing_in_it(
    client: Client, page: MedicinePage
) -> None:
    outsider = User.objects.create_user("outsider")
    allow(outsider, "access_admin", "add_checkoverride", "override_publication")
    client.force_login(outsider)
    assert let_pass(client, page, WARNING) == 403
    assert not CheckOverride.objects.exists()


def test_reason_is_shown_and_in_the_history(
    editor: User, editor_client: Client, page: MedicinePage
) -> None:
    allow(editor, "add_checkoverride")
    let_pass(editor_client, page, WARNING)
    html = findings(editor_client, page)
    assert REASON in html
    assert address(page, WARNING, "take-back") in html
    assert 'data-count="0"' in html
    entry = PageLogEntry.objects.get(action="review.override_check")
    assert (entry.user, entry.data) == (editor, {"check": WARNING, "reason": REASON})
    history = editor_client.get(f"/admin/pages/{page.pk}/history/").content.decode()
    assert f"“{WARNING}” overridden: {REASON}" in history


@pytest.mark.parametrize("reason", ["", "too short", " " * 20])
def test_reason_is_required(
    editor: User, editor_client: Client, page: MedicinePage, reason: str
) -> None:
    allow(editor, "add_checkoverride")
    assert let_pass(editor_client, page, WARNING, reason) == 200  # the form again
    assert not CheckOverride.objects.exists()


def test_override_can_be_taken_back(
    editor: User, editor_client: Client, page: MedicinePage
) -> None:
    allow(editor, "add_checkoverride")
    let_pass(editor_client, page, WARNING)
    taken_back = address(page, WARNING, "take-back")
    assert REASON in editor_client.get(taken_back).content.decode()
    assert CheckOverride.objects.exists()  # to look changes nothing
    editor_client.post(taken_back)
    assert not CheckOverride.objects.exists()
    assert REASON not in findings(editor_client, page)
    assert PageLogEntry.objects.filter(action="review.take_back_override").exists()


def test_override_is_taken_back_only_with_the_permission(
    editor: User, editor_client: Client, page: MedicinePage
) -> None:
    allow(editor, "add_checkoverride")
    let_pass(editor_client, page, WARNING)
    allow(editor)
    assert editor_client.post(address(page, WARNING, "take-back")).status_code == 403
    assert CheckOverride.objects.exists()


def test_override_ends_when_the_clinical_content_changes(
    editor: User, editor_client: Client, page: MedicinePage
) -> None:
    allow(editor, "add_checkoverride")
    let_pass(editor_client, page, WARNING)
    page.summary = "For pain, in other words."
    page.save_revision()
    assert REASON in findings(editor_client, page)
    page.summary = "Take 400 mg."
    page.save_revision()
    html = findings(editor_client, page)
    assert REASON not in html
    assert address(page, WARNING) in html


def test_request_without_token_of_the_form_is_refused(editor: User, page: MedicinePage) -> None:
    allow(editor, "add_checkoverride")
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert let_pass(client, page, WARNING) == 403
    assert not CheckOverride.objects.exists()


@pytest.mark.parametrize("rule", ["old-source", "no-such-rule"])
def test_what_is_not_found_cannot_be_overridden(
    editor: User, editor_client: Client, page: MedicinePage, rule: str
) -> None:
    allow(editor, "add_checkoverride", "override_publication")
    assert let_pass(editor_client, page, rule) == 404


def test_groups_can_be_given_the_permissions(admin_client: Client) -> None:
    html = admin_client.get("/admin/groups/new/").content.decode()
    assert "Can override errors of the content checks" in html
    assert "Can add overridden check" in html
