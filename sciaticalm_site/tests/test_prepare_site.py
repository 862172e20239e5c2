"""What `make run` prepares, and what it says when it cannot."""

import io
import re
import socket
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import management
from django.core.management import CommandError
from django.test import Client
from pytest_django import Settings
from wagtail.models import Site

from blog.models import ArticleIndexPage, ArticlePage
from sciaticalm_site.management.commands import prepare_site

pytestmark = [pytest.mark.django_db, pytest.mark.whole]


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepare(port: int) -> str:
    output = io.StringIO()
    management.call_command("prepare_site", port=port, stdout=output)
    return output.getvalue()


def test_new_site_gets_content_its_address_and_an_editor_and_keeps_them(
    client: Client, search_index: None, port: int
) -> None:
    output = prepare(port)
    password = re.search(r"with the password (\S+)", output)
    assert password
    assert client.login(username="editor", password=password[1])
    assert not User.objects.get().is_superuser
    assert ArticlePage.objects.live().count() == 25
    assert "Is Walking Good" in client.get("/search/?q=footwear").content.decode()
    assert Site.objects.get().root_url == f"http://localhost:{port}"
    second_run_changes_nothing(port)


def second_run_changes_nothing(port: int) -> None:
    ArticlePage.objects.first().delete()
    password = User.objects.get().password
    assert "with the password" not in prepare(port)
    assert User.objects.get().password == password
    assert ArticlePage.objects.count() == 24


@pytest.mark.parametrize("bad", [1, 70_000])
def test_port_that_cannot_be_used_is_said_plainly(port: int, bad: int) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", port))
        holder.listen()
        taken = port if bad == 1 else bad
        with pytest.raises(CommandError, match=f"Port {taken} cannot be used.*PORT=8001"):
            prepare(taken)


def test_failing_migration_is_said_plainly(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: str, *args: Any, **options: Any) -> None:
        assert command == "migrate"
        raise RuntimeError("column x is missing")

    monkeypatch.setattr(prepare_site, "call_command", fail)
    with pytest.raises(CommandError, match=r"column x is missing[\s\S]*not started"):
        prepare(port)


def test_site_is_prepared_without_its_search_engine(
    article_index: ArticleIndexPage, settings: Settings, immediate_tasks: None, port: int
) -> None:
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:1"
    errors = io.StringIO()
    management.call_command("prepare_site", port=port, stdout=io.StringIO(), stderr=errors)
    assert "Elasticsearch at http://127.0.0.1:1 is out of reach" in errors.getvalue()
    assert "Search answers from the database for now." in errors.getvalue()
    assert User.objects.exists()
