"""What writers, reviewers and editors do in the admin."""

from django.contrib.auth.models import Group, User
from django.test import Client

from blog.models import ArticlePage
from blog.tests.editor_forms import form_of


def member(name: str, group: str) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", "a-long-password")
    user.groups.add(Group.objects.get(name=group))
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def submit(page: ArticlePage, user: User) -> None:
    page = ArticlePage.objects.get(pk=page.pk)
    form = form_of(page.get_latest_revision_as_object()) | {"action-submit": "1"}
    response = client_of(user).post(f"/admin/pages/{page.pk}/edit/", form)
    assert response.status_code == 302


def decide(page: ArticlePage, user: User, action: str = "approve") -> str:
    """Do what the buttons on the dashboard do; return the page that follows."""
    page = ArticlePage.objects.get(pk=page.pk)
    state = page.current_workflow_task_state
    assert state
    address = f"/admin/pages/workflow/action/{page.pk}/{action}/{state.pk}/"
    form = {"comment": "Looked at.", "revision": page.latest_revision_id}
    response = client_of(user).post(address, form, follow=True)
    return response.content.decode()
