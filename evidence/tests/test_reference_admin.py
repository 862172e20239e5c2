"""Editors keep references in the admin."""

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from wagtail.models import Page, ReferenceIndex

from evidence.models import Reference
from evidence.tests.factories import ReferenceFactory

ADMIN = "/admin/snippets/evidence/reference/"


def cite(page: Page, reference: Reference) -> None:
    """Note what Wagtail notes when a page that cites a reference is saved, under any field."""
    of_page = ContentType.objects.get_for_model(page)
    ReferenceIndex.objects.create(
        content_type=of_page,
        base_content_type=ReferenceIndex._get_base_content_type(page),
        object_id=page.pk,
        to_content_type=ContentType.objects.get_for_model(reference),
        to_object_id=reference.pk,
        model_path="owner",
        content_path="owner",
        content_path_hash=ReferenceIndex._get_content_path_hash("owner"),
    )


def test_editor_adds_a_reference(editor_client: Client) -> None:
    data = {"title": "A study", "type": "book", "status": "current", "isbn": "0-306-40615-2"}
    response = editor_client.post(f"{ADMIN}add/", data)
    assert response.status_code == 302, response.context["form"].errors
    assert Reference.objects.get().isbn == "9780306406157"


def test_list_shows_who_when_what_has_become_of_it_and_usage(
    editor_client: Client, home_page: Page
) -> None:
    reference = ReferenceFactory(title="A <i>study</i>", year=2019, status="retracted")
    cite(home_page, reference)
    shown = editor_client.get(ADMIN).content.decode()
    for text in ("A study", "Berg J, New A", "2019", "Retracted", "Used 1 time"):
        assert text in shown, text


@pytest.mark.parametrize(("query", "shown"), [("is_cited=yes", "Used"), ("is_cited=no", "Idle")])
def test_references_that_nothing_cites_are_found(
    editor_client: Client, home_page: Page, query: str, shown: str
) -> None:
    cite(home_page, ReferenceFactory(title="Used study"))
    ReferenceFactory(title="Idle study")
    html = editor_client.get(f"{ADMIN}?{query}").content.decode()
    assert [title for title in ("Used", "Idle") if f"{title} study" in html] == [shown]


@pytest.mark.parametrize("query", ["q=sciatica", "status=retracted", "study_design=cohort"])
def test_references_are_searched_and_filtered(
    editor_client: Client, immediate_tasks: None, query: str
) -> None:
    ReferenceFactory(title="On sciatica", status="retracted", study_design="cohort")
    ReferenceFactory(title="On knees")
    shown = editor_client.get(f"{ADMIN}?{query}").content.decode()
    assert "On sciatica" in shown
    assert "On knees" not in shown


def test_cited_reference_is_not_deleted_and_the_admin_says_where_it_is_used(
    editor_client: Client, home_page: Page
) -> None:
    reference = ReferenceFactory(title="A study")
    cite(home_page, reference)
    assert "1 time" in editor_client.get(f"{ADMIN}delete/{reference.pk}/").content.decode()
    for address in (
        f"{ADMIN}delete/{reference.pk}/",
        f"/admin/bulk/evidence/reference/delete/?id={reference.pk}",
    ):
        shown = editor_client.post(address, follow=True).content.decode()
        assert "“A study” cannot be deleted: it is cited in “Sciaticalm”." in shown, address
        assert Reference.objects.filter(pk=reference.pk).exists()


def test_reference_that_nobody_cites_is_deleted(editor_client: Client) -> None:
    reference = ReferenceFactory()
    editor_client.post(f"{ADMIN}delete/{reference.pk}/")
    assert not Reference.objects.exists()


@pytest.mark.parametrize(
    ("group", "actions"),
    [
        ("Editors", ["add", "change", "delete", "view"]),
        ("Authors", ["add", "change", "view"]),
        ("Clinical reviewers", ["view"]),
    ],
)
def test_group_may_keep_references_as_far_as_its_work_asks(
    db: None, group: str, actions: list[str]
) -> None:
    user = User.objects.create_user("someone")
    user.groups.add(Group.objects.get(name=group))
    allowed = [
        action
        for action in ("add", "change", "delete", "view")
        if user.has_perm(f"evidence.{action}_reference")
    ]
    assert allowed == actions
