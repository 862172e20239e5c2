"""What writers, reviewers and editors do in the admin."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client
from wagtail.models import Page

from review.models import ReviewedPage


def member(name: str, group: str) -> User:
    user = User.objects.create_user(name, f"{name}@example.org", "a-long-password")
    user.groups.add(Group.objects.get(name=group))
    return user


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def submit(page: ReviewedPage, user: User, form: dict[str, Any]) -> None:
    """Send the form of the editor to the workflow."""
    address = f"/admin/pages/{page.pk}/edit/"
    response = client_of(user).post(address, form | {"action-submit": "1"})
    assert response.status_code == 302


def approval_dialog(page: ReviewedPage, user: User) -> str:
    """Return what the button "Approve" opens."""
    response = client_of(user).get(task_address(page, "approve"))
    return response.json()["html"]


def decide(page: ReviewedPage, user: User, action: str = "approve") -> str:
    """Do what the buttons on the dashboard do; return the page that follows."""
    revision = Page.objects.get(pk=page.pk).latest_revision_id
    form = {"comment": "Looked at.", "revision": revision}
    response = client_of(user).post(task_address(page, action), form, follow=True)
    return response.content.decode()


def task_address(page: ReviewedPage, action: str) -> str:
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    assert state
    return f"/admin/pages/workflow/action/{page.pk}/{action}/{state.pk}/"
