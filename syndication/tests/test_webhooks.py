"""Partners hear of each change once, from us and nobody else, however often it takes."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from time_machine import TimeMachineFixture

from blog.models import ArticleIndexPage, ArticlePage
from blog.publication.snapshots import update_snapshots
from blog.tests.factories import ArticlePageFactory
from blog.tests.waiting import next_run_of, run_ready, tasks
from infrastructure.outbound_http.throttled_transport import ThrottledTransport
from infrastructure.retry import resume_interrupted
from syndication import webhooks
from syndication.models import Webhook
from syndication.tests.receiver import Receiver, receiving

PATH = "syndication.webhooks."
pytestmark = pytest.mark.usefixtures("waiting_tasks")
Verify = Callable[[str, bytes, str, set[str]], dict[str, str] | None]


@pytest.fixture
def receiver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Receiver]:
    """A partner's server, which stands for every host; it is asked over HTTP alone."""
    local = lambda: ThrottledTransport(resolve=lambda host, port: ["127.0.0.1"], pause=0)  # noqa: E731
    monkeypatch.setattr(webhooks, "create_transport", local)
    with receiving() as server:
        yield server


@pytest.fixture
def webhook(db: None, receiver: Receiver) -> Webhook:
    url = f"http://partner.example:{receiver.port}/hook"
    return Webhook.objects.create(name="Sample partner", url=url)


@pytest.fixture
def article(article_index: ArticleIndexPage) -> ArticlePage:
    return ArticlePageFactory(parent=article_index, slug="walking")


@pytest.fixture
def told(webhook: Webhook, article: ArticlePage) -> ArticlePage:
    """An article that was published, for which a message waits."""
    update_snapshots([article.pk])
    return article


@pytest.fixture
def verify() -> Verify:
    """What the docs give partners to check a message with."""
    docs = (Path(settings.BASE_DIR) / "docs" / "partners.md").read_text()
    [code] = re.findall(r"```python\n(.*?)```", docs, re.DOTALL)
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102
    return names["message_of"]


def messages(receiver: Receiver) -> list[dict[str, str]]:
    return [json.loads(posted.body) for posted in receiver.posted]


def checked(posted: Any, verify: Verify, secret: str, seen: set[str]) -> dict[str, str] | None:
    return verify(posted.headers["Sciaticalm-Signature"], posted.body, secret, seen)


def test_partner_is_told_what_happened_and_where_to_read_it(
    told: ArticlePage, receiver: Receiver, client: Client
) -> None:
    run_ready(PATH)
    [message] = messages(receiver)
    assert message["event"] == "article.publish"
    assert message["url"] == "http://localhost/articles/walking/"
    assert message["api"] == f"http://localhost/api/v1/articles/{told.pk}/"
    assert client.get(message["api"]).json()["item"]["changedAt"] == message["changed_at"]
    assert receiver.posted[0].headers["Content-Type"] == "application/json"
    assert Webhook.objects.get().outcome == "200 OK"


def test_each_change_is_one_message_to_each_active_partner(
    told: ArticlePage, webhook: Webhook, receiver: Receiver
) -> None:
    Webhook.objects.create(name="Another", url=f"{webhook.url}/2")
    Webhook.objects.create(name="Away", url=f"{webhook.url}/3", is_active=False)
    told.title = "Running"
    told.save()
    update_snapshots([told.pk, told.pk])
    told.unpublish()
    update_snapshots([told.pk])
    run_ready(PATH)
    sent = sorted((posted.path, json.loads(posted.body)["event"]) for posted in receiver.posted)
    both = ["article.change", "article.unpublish"]
    assert sent == [
        *(("/hook", event) for event in [*both[:1], "article.publish", *both[1:]]),
        *(("/hook/2", event) for event in both),
    ]
    assert len({message["id"] for message in messages(receiver)}) == 5


def test_receiver_of_the_docs_takes_a_message_once(
    told: ArticlePage, webhook: Webhook, receiver: Receiver, verify: Verify
) -> None:
    run_ready(PATH)
    [posted] = receiver.posted
    seen: set[str] = set()
    message = checked(posted, verify, webhook.secret, seen)
    assert message
    assert message["article"] == str(told.pk)
    assert checked(posted, verify, webhook.secret, seen) is None


def test_receiver_of_the_docs_refuses_what_is_false_or_old(
    told: ArticlePage,
    webhook: Webhook,
    receiver: Receiver,
    verify: Verify,
    time_machine: TimeMachineFixture,
) -> None:
    time_machine.move_to(timezone.now(), tick=False)
    run_ready(PATH)
    [posted] = receiver.posted
    header = posted.headers["Sciaticalm-Signature"]
    with pytest.raises(ValueError, match="not signed"):
        verify(header, posted.body, "another secret", set())
    with pytest.raises(ValueError, match="not signed"):
        verify(header, posted.body.replace(b"publish", b"unpublish"), webhook.secret, set())
    later = re.sub(r"t=(\d+)", lambda found: f"t={int(found[1]) + 60}", header)
    with pytest.raises(ValueError, match="not signed"):
        verify(later, posted.body, webhook.secret, set())
    time_machine.shift(301)
    with pytest.raises(ValueError, match="too long ago"):
        verify(header, posted.body, webhook.secret, set())


@pytest.mark.parametrize(
    "failure",
    [
        (500, "500 Internal Server Error"),
        (404, "404 Not Found"),
        (302, "302 Found"),
        (0, "ReadTimeout"),
    ],
)
def test_message_that_is_not_taken_comes_again(
    told: ArticlePage,
    receiver: Receiver,
    monkeypatch: pytest.MonkeyPatch,
    time_machine: TimeMachineFixture,
    failure: tuple[int, str],
) -> None:
    status, outcome = failure
    monkeypatch.setattr(webhooks, "TIMEOUT", 0.2)
    time_machine.move_to(timezone.now(), tick=False)
    receiver.statuses = [status, 200]
    receiver.headers = {"Location": f"http://partner.example:{receiver.port}/elsewhere"}
    run_ready(PATH)
    assert Webhook.objects.get().outcome.startswith(outcome)
    assert [posted.path for posted in receiver.posted] == ["/hook"]
    time_machine.shift(11)
    run_ready(PATH)
    first, second = messages(receiver)
    assert first == second
    assert Webhook.objects.get().outcome == "200 OK"
    assert {task.status for task in tasks(PATH)} == {"SUCCESSFUL"}


def test_refused_connection_is_tried_eight_times_with_growing_waits(
    told: ArticlePage, webhook: Webhook, time_machine: TimeMachineFixture
) -> None:
    Webhook.objects.update(url="http://partner.example:9/hook")
    time_machine.move_to(timezone.now(), tick=False)
    waits = []
    for _attempt in range(7):
        run_ready(PATH)
        waits.append(round(next_run_of(PATH)))
        time_machine.shift(waits[-1] + 1)
    run_ready(PATH)
    assert waits == [10, 40, 160, 640, 2560, 10240, 40960]
    assert len(tasks(PATH)) == 8
    assert "READY" not in {task.status for task in tasks(PATH)}
    assert Webhook.objects.get().outcome.startswith("ConnectError")


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:{}/", "http://localhost:{}/", "http://[::1]:{}/"]
)
def test_private_address_is_not_asked(db: None, article: ArticlePage, address: str) -> None:
    with receiving() as server:
        Webhook.objects.create(name="Within", url=address.format(server.port))
        update_snapshots([article.pk])
        run_ready(PATH)
        assert server.posted == []
    assert Webhook.objects.get().outcome.startswith("NotPublic")


@pytest.mark.parametrize("how", ["deleted", "inactive"])
def test_partner_who_left_meanwhile_is_told_no_more(
    told: ArticlePage, receiver: Receiver, how: str
) -> None:
    if how == "deleted":
        Webhook.objects.all().delete()
    else:
        Webhook.objects.update(is_active=False)
    run_ready(PATH)
    assert receiver.posted == []
    assert len(tasks(PATH)) == 1


def test_article_that_was_deleted_meanwhile_is_told_all_the_same(
    told: ArticlePage, receiver: Receiver
) -> None:
    told.delete()
    run_ready(PATH)
    assert [message["event"] for message in messages(receiver)] == ["article.publish"]


def test_message_of_a_killed_worker_is_sent_after_a_restart(
    told: ArticlePage, receiver: Receiver
) -> None:
    [task] = tasks(PATH)
    task.claim("a worker that dies")
    run_ready(PATH)
    assert receiver.posted == []
    assert resume_interrupted() == 1
    run_ready(PATH)
    assert len(receiver.posted) == 1


@pytest.mark.parametrize("error", [SystemExit(1), KeyboardInterrupt(), RuntimeError("a defect")])
def test_message_is_not_lost_whatever_stops_it(
    told: ArticlePage, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def stopped(*args: Any) -> None:
        raise error

    [task] = tasks(PATH)
    monkeypatch.setattr(webhooks, "send", stopped)
    with pytest.raises(type(error)):
        task.task.call(*task.args_kwargs["args"])
    again = tasks(PATH)[-1]
    assert again.args_kwargs["args"][:2] == task.args_kwargs["args"]


def test_change_that_is_taken_back_is_not_told(
    webhook: Webhook, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(Webhook.objects, "filter", fail)
    with pytest.raises(RuntimeError):
        update_snapshots([article.pk])
    assert not hasattr(ArticlePage.objects.get(pk=article.pk), "published")


def address_of(name: str, *arguments: object) -> str:
    return reverse(Webhook.snippet_viewset.get_url_name(name), args=arguments)  # type: ignore[attr-defined]


def test_secret_is_shown_to_those_who_may_change_it_only(
    editor: User, editor_client: Client, webhook: Webhook, settings: Settings
) -> None:
    edit, listing = address_of("edit", webhook.pk), address_of("list")
    for address in (edit, listing):
        assert webhook.secret not in editor_client.get(address, follow=True).content.decode()
    editor.user_permissions.set(Permission.objects.filter(codename="view_webhook"))
    for address in (edit, listing):
        assert webhook.secret not in editor_client.get(address, follow=True).content.decode()
    editor.user_permissions.set(Permission.objects.filter(codename="change_webhook"))
    assert webhook.secret in editor_client.get(edit).content.decode()


@pytest.mark.parametrize(
    ("url", "is_taken"), [("http://a.example/", False), ("https://a.example/", True)]
)
def test_address_has_to_be_encrypted(admin_client: Client, url: str, is_taken: bool) -> None:
    data = {"name": "Sample", "url": url, "secret": "a-long-secret", "is_active": "on"}
    answer = admin_client.post(address_of("add"), data)
    assert Webhook.objects.exists() == is_taken
    assert ("must begin with https" in answer.content.decode()) != is_taken
