"""A source counts as dead once its address was not found on two days."""

import io
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from evidence.choices import LinkStatus
from evidence.identifiers.finding import Identifier
from evidence.models import Reference
from evidence.sources.found import Found
from evidence.sources.link_asking import LinkAnswer, LinkAsker
from evidence.tests.factories import ReferenceFactory
from evidence.tests.sources import Answer, SourceServer
from evidence.watch import links as watching_links
from evidence.watch import references as watching
from evidence.watch.links import ask_links, decide_link_status
from infrastructure.outbound_http.errors import SourceUnavailable

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 6, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
THERE, GONE, NOTHING = LinkAnswer.THERE, LinkAnswer.GONE, LinkAnswer.NOTHING


def after(*answers: LinkAnswer, every: timedelta = 8 * DAY) -> list[str]:
    """Return the status of a reference after each answer."""
    reference, statuses = ReferenceFactory(url="https://study.example/a"), []
    for number, answer in enumerate(answers):
        with time_machine.travel(MONDAY + number * every, tick=False):
            list(ask_links(9, lambda url, answer=answer: answer))  # type: ignore[misc]
        reference.refresh_from_db()
        statuses.append(reference.link_status)
    return statuses


def test_address_that_is_not_found_on_two_days_is_dead() -> None:
    assert after(THERE, GONE, GONE, GONE) == ["alive", "missed", "dead", "dead"]


def test_answer_that_says_nothing_changes_nothing() -> None:
    assert after(NOTHING, GONE, NOTHING, GONE, NOTHING) == [
        *("unknown", "missed", "missed", "dead", "dead")
    ]


def test_address_that_is_there_again_is_alive() -> None:
    assert after(GONE, THERE, GONE, GONE, THERE) == ["missed", "alive", "missed", "dead", "alive"]


def test_what_was_not_found_is_asked_again_after_a_day_and_all_else_after_a_week() -> None:
    assert after(GONE, GONE, every=timedelta(hours=23)) == ["missed", "missed"]
    Reference.objects.all().delete()
    assert after(GONE, GONE, every=DAY + timedelta(hours=1)) == ["missed", "dead"]
    Reference.objects.all().delete()
    assert after(THERE, GONE, every=6 * DAY) == ["alive", "alive"]


def test_twice_in_a_day_is_once() -> None:
    assert decide_link_status(LinkStatus.MISSED, GONE, is_another_day=False) == LinkStatus.MISSED


def test_those_asked_longest_ago_come_first_and_no_more_than_allowed() -> None:
    def asked(days: int) -> Reference:
        at = timezone.now() - timedelta(days=days)
        return ReferenceFactory(url=f"https://study.example/{days}", link_checked_at=at)

    ReferenceFactory()  # has no address
    newer, _recent, oldest = asked(10), asked(1), asked(20)
    never = ReferenceFactory(doi="10.1234/a")
    seen = [one.reference for one in ask_links(2, lambda url: THERE)]
    assert seen == [never, oldest]
    assert [one.reference for one in ask_links(9, lambda url: THERE)] == [newer]


def test_doi_is_asked_where_it_is_resolved(sources: SourceServer, links: LinkAsker) -> None:
    here = ReferenceFactory(doi="10.1234/a(1)<2>", url="https://study.example/other")
    gone = ReferenceFactory(doi="10.1234/gone")
    sources.says("/10.1234/a(1)%3C2%3E", Answer(b"", 302, {"Location": "/work"}))
    sources.says("/work", Answer(b"fine"))
    list(ask_links(9, links))
    here.refresh_from_db()
    gone.refresh_from_db()
    assert (here.link_status, gone.link_status) == (LinkStatus.ALIVE, LinkStatus.MISSED)


def test_address_that_an_editor_changed_meanwhile_is_not_judged() -> None:
    reference = ReferenceFactory(url="https://study.example/a")

    def change(url: str) -> LinkAnswer:
        Reference.objects.update(url="https://study.example/b")
        return GONE

    list(ask_links(9, change))
    reference.refresh_from_db()
    assert (reference.link_status, reference.link_checked_at) == (LinkStatus.UNKNOWN, None)


@pytest.mark.parametrize(
    ("url", "status"), [("https://study.example/new", "unknown"), ("https://a.example/", "dead")]
)
def test_editor_who_changes_the_address_makes_a_new_start(
    editor_client: Client, url: str, status: str
) -> None:
    reference = ReferenceFactory(
        url="https://a.example/", link_status=LinkStatus.DEAD, link_checked_at=MONDAY
    )
    address = f"/admin/snippets/evidence/reference/edit/{reference.pk}/"
    assert "Broken link" in editor_client.get(address).content.decode()
    form = {"title": "A study", "type": "webpage", "status": "current", "url": url}
    assert editor_client.post(address, form).status_code == 302
    reference.refresh_from_db()
    assert reference.link_status == status


def test_command_names_what_is_dead_now(
    sources: SourceServer, links: LinkAsker, monkeypatch: pytest.MonkeyPatch
) -> None:
    long_ago = timezone.now() - 9 * DAY
    fields = {"url": "http://study.invalid/", "link_checked_at": long_ago}
    ReferenceFactory(title="Gone study", link_status=LinkStatus.MISSED, **fields)
    ReferenceFactory(title="Known study", link_status=LinkStatus.DEAD, **fields)
    monkeypatch.setattr(watching_links, "LinkAsker", lambda: links)
    output = io.StringIO()
    call_command("check_references", stdout=output)
    assert "Broken link: Gone study" in output.getvalue()
    assert "Known study" not in output.getvalue()
    assert "2 web addresses checked; newly broken: 1." in output.getvalue()


def test_addresses_are_asked_though_crossref_does_not_answer(
    links: LinkAsker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_silent(identifier: Identifier) -> Found:
        raise SourceUnavailable("Crossref does not answer.")

    reference = ReferenceFactory(doi="10.1234/gone")
    monkeypatch.setattr(watching.look_again, "__defaults__", (is_silent,))
    monkeypatch.setattr(watching_links, "LinkAsker", lambda: links)
    with pytest.raises(CommandError, match="0 looked up, then: Crossref does not answer"):
        call_command("check_references", stdout=io.StringIO())
    reference.refresh_from_db()
    assert reference.link_status == LinkStatus.MISSED
