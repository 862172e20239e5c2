"""Who may do what, on a site as the migrations leave it."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.models import Collection
from wagtail.permissions import policy_registry
from wagtail_factories import ImageFactory

from blog.models import ArticleIndexPage, CreditedImage
from blog.tests.factories import ArticlePageFactory


def member_of(group: str) -> User:
    user = User.objects.create_user(group.lower().replace(" ", "-"))
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.mark.parametrize(
    ("group", "can_add", "can_edit", "can_publish"),
    [
        ("Authors", True, False, False),
        ("Editors", True, True, True),
        ("Clinical reviewers", False, True, False),
    ],
)
def test_group_may_do_its_work_and_no_more(
    article_index: ArticleIndexPage,
    group: str,
    can_add: bool,
    can_edit: bool,
    can_publish: bool,
) -> None:
    user = member_of(group)
    article = ArticlePageFactory(parent=article_index)
    assert article_index.permissions_for_user(user).can_add_subpage() == can_add
    assert article.permissions_for_user(user).can_edit() == can_edit
    assert article.permissions_for_user(user).can_publish() == can_publish


@pytest.mark.parametrize("group", ["Authors", "Editors", "Clinical reviewers"])
def test_group_may_enter_the_admin(client: Client, db: None, group: str) -> None:
    client.force_login(member_of(group))
    assert client.get("/admin/").status_code == 200


def test_editors_may_change_topics_contributors_and_settings(editor_client: Client) -> None:
    for address in (
        "/admin/snippets/blog/topic/add/",
        "/admin/snippets/blog/glossaryterm/add/",
        "/admin/snippets/review/contributor/add/",
        "/admin/settings/site_identity/sitesettings/",
    ):
        assert editor_client.get(address, follow=True).status_code == 200, address


def test_authors_may_not_change_settings(client: Client, db: None) -> None:
    client.force_login(member_of("Authors"))
    assert client.get("/admin/settings/site_identity/sitesettings/").status_code == 302


@pytest.mark.parametrize(
    ("group", "actions"),
    [
        ("Authors", {"add", "change", "view"}),
        ("Editors", {"add", "change", "delete", "view"}),
        ("Clinical reviewers", {"view"}),
    ],
)
def test_glossary_is_kept_by_those_who_write(db: None, group: str, actions: set[str]) -> None:
    held = Group.objects.get(name=group).permissions.filter(content_type__model="glossaryterm")
    assert {permission.codename.split("_")[0] for permission in held} == actions


@pytest.mark.parametrize(
    ("group", "can_add", "can_choose"),
    [("Authors", True, True), ("Editors", True, True), ("Clinical reviewers", False, True)],
)
def test_group_may_use_pictures(db: None, group: str, can_add: bool, can_choose: bool) -> None:
    user, policy = member_of(group), policy_registry.get_by_type(CreditedImage)
    assert policy.user_has_permission(user, "add") == can_add
    assert policy.user_has_permission(user, "choose") == can_choose


@pytest.mark.parametrize(("group", "status"), [("Editors", 200), ("Authors", 302)])
def test_only_editors_change_the_pictures_of_others(
    client: Client, db: None, group: str, status: int
) -> None:
    client.force_login(member_of(group))
    image = ImageFactory(collection=Collection.get_first_root_node())
    assert client.get(f"/admin/images/{image.pk}/").status_code == status


def test_authors_add_pictures(client: Client, db: None) -> None:
    client.force_login(member_of("Authors"))
    assert 'name="credit"' in client.get("/admin/images/add/").content.decode()
