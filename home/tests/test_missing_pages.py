"""Addresses asked for in vain are counted for editors; nothing else about the asking is kept."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from time_machine import TimeMachineFixture
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from home.models import MissingPage

NOON = "2026-03-02T12:00:00Z"
NEXT_MORNING = "2026-03-03T08:00:00Z"
NEXT_SUMMER = "2026-07-01T08:00:00Z"


@pytest.fixture(autouse=True)
def log(settings: Settings, tmp_path: Path, time_machine: TimeMachineFixture, site: Site) -> Path:
    time_machine.move_to(NOON)
    settings.DATA_DIR = tmp_path
    return tmp_path / "missing-pages" / "2026-03-02.tsv"


def ask(client: Client, address: str, times: int = 5) -> None:
    for _ in range(times):
        assert client.get(address).status_code == 404


def counts() -> dict[str, int]:
    call_command("collect_missing_pages")
    return dict(MissingPage.objects.values_list("path", "requests"))


def test_path_alone_is_noted_and_nothing_is_written_to_the_database(
    client: Client, log: Path
) -> None:
    ask(client, "/gone/?q=secret", 1)
    with CaptureQueriesContext(connection) as queries:
        ask(client, "/gone/?name=x", 1)
    assert log.read_text() == "/gone\n/gone\n"
    assert {query["sql"].split()[0] for query in queries} == {"SELECT"}


def test_address_asked_for_five_times_in_a_day_is_counted(client: Client) -> None:
    ask(client, "/rare/", 4)
    ask(client, "/gone/", 6)
    assert counts() == {"/gone": 6}
    ask(client, "/gone/", 1)
    assert counts() == {"/gone": 7}


def test_counts_are_forgotten_after_90_days_and_notes_after_a_day(
    client: Client, log: Path, time_machine: TimeMachineFixture
) -> None:
    ask(client, "/gone/")
    assert counts()
    time_machine.move_to(NEXT_MORNING)
    assert counts()
    assert not log.exists()
    time_machine.move_to(NEXT_SUMMER)
    assert counts() == {}


@pytest.mark.parametrize("address", ["/" + "x" * 300 + "/", "/%E2%80%AE/"])
def test_odd_addresses_are_left_out(client: Client, log: Path, address: str) -> None:
    ask(client, address)
    assert counts() == {}
    assert not log.exists()


def test_full_disk_is_no_reason_to_fail(client: Client, log: Path) -> None:
    log.parent.write_text("not a folder")
    ask(client, "/gone/")


def test_report_lists_what_has_no_redirect_yet_and_leads_to_its_form(
    client: Client, editor_client: Client
) -> None:
    ask(client, "/gone/")
    ask(client, "/moved/")
    counts()
    Redirect.add_redirect("/moved", "/")
    html = editor_client.get("/admin/reports/missing-pages/").content.decode()
    assert "/admin/redirects/add/?old_path=%2Fgone" in html
    assert "/moved" not in html
    html = editor_client.get("/admin/redirects/add/?old_path=%2Fgone").content.decode()
    assert 'value="/gone"' in html
    csv: Any = editor_client.get("/admin/reports/missing-pages/?export=csv")
    assert b"".join(csv.streaming_content).decode().splitlines()[1].startswith("/gone,5,1,")


def test_report_is_for_those_who_may_redirect(client: Client) -> None:
    assert client.get("/admin/reports/missing-pages/").status_code == 302


def test_what_the_api_does_not_have_is_not_counted(client: Client, log: Path) -> None:
    ask(client, "/api/v1/articles/999/")
    assert not log.exists()
