"""The section "Content checks" of the editor, as the server renders it."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from review.tests.medicines.factories import body, with_error, with_warning
from review.tests.medicines.models import MedicineIndexPage

FINDINGS = "/admin/review/findings/{}/"


def findings(client: Client, page_id: int) -> str:
    response = client.get(FINDINGS.format(page_id))
    assert response.status_code == 200
    return response.content.decode()


def test_finding_is_said_with_its_level_and_leads_to_the_block_and_the_rule(
    editor_client: Client, medicine_index: MedicineIndexPage
) -> None:
    page = with_warning(medicine_index)
    html = findings(editor_client, page.pk)
    assert "<strong>Warning:</strong> The dose “a few” has no number." in html
    assert "Give it in mg." in html
    assert f"/admin/pages/{page.pk}/edit/#block-{page.body[1].id}-section" in html
    assert "/admin/review/rules/#dose-without-number" in html
    assert 'data-summary="1 warning, 1 hint" data-count="1"' in html


def test_weightiest_comes_first(editor_client: Client, medicine_index: MedicineIndexPage) -> None:
    html = findings(editor_client, with_error(medicine_index).pk)
    assert html.index("Error:") < html.index("Hint:")


def test_findings_are_those_of_the_latest_draft(
    editor_client: Client, medicine_index: MedicineIndexPage
) -> None:
    page = with_warning(medicine_index)
    page.body = body("10 mg")
    page.save_revision()
    assert "dose-without-number" not in findings(editor_client, page.pk)


def test_message_is_escaped(editor_client: Client, medicine_index: MedicineIndexPage) -> None:
    page = with_warning(medicine_index)
    page.body = body("<script>alert(x)</script>")
    page.save_revision()
    html = findings(editor_client, page.pk)
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


@pytest.mark.parametrize("group", ["Authors", None])
def test_who_may_not_edit_the_page_is_refused(
    client: Client, medicine_index: MedicineIndexPage, group: str | None
) -> None:
    page = with_warning(medicine_index)
    address = FINDINGS.format(page.pk)
    assert client.get(address).status_code == 302  # to the sign-in form
    if group:
        author = User.objects.create_user("author")
        author.groups.add(Group.objects.get(name=group))
        client.force_login(author)
        response = client.get(address)
        assert response.status_code == 403
        assert b"has no number" not in response.content


def test_pages_without_checks_and_missing_ones_have_no_findings(
    editor_client: Client, medicine_index: MedicineIndexPage
) -> None:
    for page_id in (medicine_index.pk, 999_999):
        assert editor_client.get(FINDINGS.format(page_id)).status_code == 404


def test_editor_opens_with_the_section_first_in_the_panel(
    editor_client: Client, medicine_index: MedicineIndexPage
) -> None:
    page = with_warning(medicine_index)
    html = editor_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    panel = html.partition('data-side-panel="checks"')[2]
    assert 0 < panel.index(f'data-findings-page="{page.pk}"') < panel.index("Content metrics")
    assert "review/findings.js" in html


def test_page_that_is_not_saved_yet_says_so(
    editor_client: Client, medicine_index: MedicineIndexPage
) -> None:
    address = f"/admin/pages/add/medicines/medicinepage/{medicine_index.pk}/"
    html = editor_client.get(address).content.decode()
    assert 'data-findings-page=""' in html
    assert "This page is not saved yet." in html


def test_pages_without_checks_have_no_section(
    admin_client: Client, medicine_index: MedicineIndexPage
) -> None:
    html = admin_client.get(f"/admin/pages/{medicine_index.pk}/edit/").content.decode()
    assert 'data-side-panel="checks"' in html
    assert "data-findings-page" not in html


def test_every_rule_is_explained_in_the_admin(editor_client: Client) -> None:
    html = editor_client.get("/admin/review/rules/").content.decode()
    assert '<section id="dose-without-number">' in html
    assert "Patients take “a few” for any number" in html


def test_finding_says_the_number_of_its_block(
    editor_client: Client, medicine_index: MedicineIndexPage
) -> None:
    """A block that was added since the editor was opened has no id in its form."""
    html = findings(editor_client, with_warning(medicine_index).pk)
    assert 'data-finding-block="body-1"' in html
