"""Search engines are told of each address that changed, once, and none is lost."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from blog.models import ArticleIndexPage, ArticlePage
from blog.publication.snapshots import update_snapshots
from blog.tests.factories import ArticlePageFactory
from blog.tests.waiting import next_run_of, run_ready, tasks
from home.models import HomePage
from infrastructure.retry import resume_interrupted
from syndication import indexnow
from syndication.indexnow import announce, submit_addresses
from syndication.models import ChangedAddress
from syndication.tests.receiver import Receiver, receiving

KEY = "a-key-of-tests"
PATH = "syndication.indexnow."
WALKING = "http://localhost/articles/walking/"
pytestmark = pytest.mark.usefixtures("waiting_tasks")


@pytest.fixture
def engine(settings: Settings) -> Iterator[Receiver]:
    """A search engine that takes addresses over HTTP."""
    with receiving() as server:
        settings.INDEXNOW_KEY = KEY
        settings.INDEXNOW_URL = f"http://127.0.0.1:{server.port}/indexnow"
        yield server


@pytest.fixture
def article(engine: Receiver, article_index: ArticleIndexPage) -> ArticlePage:
    page = ArticlePageFactory(parent=article_index, slug="walking")
    update_snapshots([page.pk])
    return page


def tell(seconds: float = 11) -> None:
    """Do what a worker does so many seconds from now."""
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds)):
        run_ready(PATH)


def told(engine: Receiver) -> list[str]:
    return [url for posted in engine.posted for url in json.loads(posted.body)["urlList"]]


def test_published_address_is_told_with_the_key(engine: Receiver, article: ArticlePage) -> None:
    run_ready(PATH)
    assert engine.posted == []
    tell()
    [posted] = engine.posted
    assert posted.path == "/indexnow"
    assert json.loads(posted.body) == {
        "host": "localhost",
        "key": KEY,
        "keyLocation": f"http://localhost/{KEY}.txt",
        "urlList": [WALKING],
    }
    assert not ChangedAddress.objects.exists()


def test_key_is_answered_and_no_other(
    engine: Receiver, client: Client, home_page: HomePage
) -> None:
    answer = client.get(f"/{KEY}.txt")
    assert (answer.status_code, answer.content) == (200, KEY.encode())
    assert client.get("/another-key.txt").status_code == 404


def test_nothing_is_told_without_a_key(
    engine: Receiver, article_index: ArticleIndexPage, settings: Settings, client: Client
) -> None:
    settings.INDEXNOW_KEY = ""
    update_snapshots([ArticlePageFactory(parent=article_index).pk])
    assert tasks(PATH) == []
    assert client.get(f"/{KEY}.txt").status_code == 404


def test_addresses_wait_while_there_is_no_key(
    engine: Receiver, article: ArticlePage, settings: Settings
) -> None:
    settings.INDEXNOW_KEY = ""
    tell()
    assert engine.posted == []
    assert ChangedAddress.objects.count() == 1


def test_many_changes_are_told_together(engine: Receiver, article: ArticlePage) -> None:
    for number in range(50):
        announce([f"http://localhost/{number}/", WALKING])
    assert len(tasks(PATH)) == 1
    tell()
    assert len(engine.posted) == 1
    assert len(told(engine)) == 51


def test_each_host_is_told_by_itself_and_in_parts(engine: Receiver, home_page: HomePage) -> None:
    announce([f"https://{host}.example/{n}/" for n in range(3) for host in ("a", "b")])
    submit_addresses.call(4)
    sent = [json.loads(posted.body) for posted in engine.posted]
    assert [(one["host"], len(one["urlList"])) for one in sent] == [
        ("a.example", 2),
        ("b.example", 2),
        ("a.example", 1),
        ("b.example", 1),
    ]
    assert sent[0]["keyLocation"] == f"https://a.example/{KEY}.txt"
    assert not ChangedAddress.objects.exists()


def test_what_is_taken_down_is_told(engine: Receiver, article: ArticlePage) -> None:
    tell()
    article.unpublish()
    update_snapshots([article.pk])
    tell(22)
    assert told(engine) == [WALKING, WALKING]


def test_old_and_new_address_of_a_moved_page_are_told(
    engine: Receiver, article: ArticlePage
) -> None:
    tell()
    article.slug = "running"
    article.save_revision().publish()
    update_snapshots([article.pk])
    tell(22)
    assert set(told(engine)[1:]) >= {"http://localhost/articles/running/", WALKING}


@pytest.mark.parametrize("how", ["made", "deleted"])
def test_redirect_is_told(engine: Receiver, site: Site, how: str) -> None:
    redirect = Redirect.objects.create(old_path="/old", redirect_link="/new/", site=site)
    if how == "deleted":
        tell()
        engine.posted.clear()
        redirect.delete()
    tell(22)
    assert told(engine) == ["http://localhost/old"]


@pytest.mark.parametrize("status", [429, 500, 503, 408])
def test_what_cannot_be_taken_now_is_told_later(
    engine: Receiver, article: ArticlePage, status: int
) -> None:
    engine.statuses = [status, 200]
    tell()
    assert ChangedAddress.objects.count() == 1
    assert next_run_of(PATH) > 5
    tell(30)
    assert told(engine) == [WALKING, WALKING]
    assert not ChangedAddress.objects.exists()


def test_nothing_is_lost_when_nobody_answers(
    engine: Receiver, article: ArticlePage, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, settings.INDEXNOW_URL = settings.INDEXNOW_URL, "http://127.0.0.1:9/"
    tell()
    settings.INDEXNOW_URL = url
    monkeypatch.setattr(indexnow, "TIMEOUT", 0.2)
    engine.statuses = [0, 200]
    tell(30)
    assert ChangedAddress.objects.count() == 1
    tell(60)
    assert not ChangedAddress.objects.exists()


@pytest.mark.parametrize("status", [400, 403, 422])
def test_what_is_refused_is_logged_and_not_told_again(
    engine: Receiver, article: ArticlePage, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    engine.statuses = [status]
    tell()
    assert not ChangedAddress.objects.exists()
    assert f"refused 1 addresses of localhost: {status}" in caplog.text
    assert "READY" not in {task.status for task in tasks(PATH)}


def test_change_while_others_are_told_is_not_lost(
    engine: Receiver, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit, meanwhile = indexnow.submit, iter([WALKING])

    def slowly(host: str, urls: list[str]) -> None:
        submit(host, urls)
        announce(meanwhile)

    monkeypatch.setattr(indexnow, "submit", slowly)
    tell()
    assert told(engine) == [WALKING, WALKING]
    assert not ChangedAddress.objects.exists()


def test_change_as_a_task_begins_has_a_task_of_its_own(
    engine: Receiver, article: ArticlePage
) -> None:
    with time_machine.travel(timezone.now() + timedelta(seconds=9)):
        announce([WALKING])
    assert len(tasks(PATH)) == 2


def test_addresses_of_a_killed_worker_are_told_after_a_restart(
    engine: Receiver, article: ArticlePage
) -> None:
    [task] = tasks(PATH)
    task.claim("a worker that dies")
    tell()
    assert engine.posted == []
    assert resume_interrupted() == 1
    tell()
    assert told(engine) == [WALKING]


@pytest.mark.parametrize("error", [SystemExit(1), RuntimeError("a defect")])
def test_addresses_are_not_lost_whatever_stops_it(
    engine: Receiver,
    article: ArticlePage,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
) -> None:
    def stopped(*args: Any) -> None:
        raise error

    with monkeypatch.context() as broken:
        broken.setattr(indexnow, "submit", stopped)
        with pytest.raises(type(error)):
            submit_addresses.call()
    tell(30)
    assert told(engine) == [WALKING]
