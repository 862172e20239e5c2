"""The report of references, through HTTP."""

import re
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from wagtail.models import Page

from evidence.models import Reference
from evidence.tests.factories import ReferenceFactory
from evidence.tests.test_reference_admin import cite

REPORT = "/admin/reports/evidence/"


def titles(client: Client, **parameters: str) -> list[str]:
    response = client.get(REPORT, {"export": "csv"} | parameters)
    assert response.status_code == 200
    lines = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    return [line.partition(",")[0] for line in lines[1:]]


@pytest.fixture
def references(home_page: Page) -> list[Reference]:
    found = [
        ReferenceFactory(title="Sound"),
        ReferenceFactory(title="Cited"),
        ReferenceFactory(title="Retracted", status="retracted"),
        ReferenceFactory(title="Doubtful", status="concern", link_status="dead"),
    ]
    cite(home_page, found[1])
    return found


def test_most_troubling_come_first_then_those_most_cited(
    editor_client: Client, references: list[Reference]
) -> None:
    assert titles(editor_client) == ["Retracted", "Doubtful", "Cited", "Sound"]
    html = editor_client.get(f"{REPORT}results/").content.decode().partition("<tbody")[2]
    assert html.index("Doubtful") < html.index("Broken link") < html.index("Cited")
    usage = f"/admin/snippets/evidence/reference/usage/{references[1].pk}/"
    assert re.search(rf'href="{usage}"[^>]*>\s*1\s*<', html)
    assert "Doubtful" not in editor_client.get(usage).content.decode()
    assert f'href="/admin/snippets/evidence/reference/edit/{references[0].pk}/"' in html


@pytest.mark.parametrize(
    ("parameters", "shown"),
    [
        ({"status": "retracted"}, ["Retracted"]),
        ({"link_status": "dead"}, ["Doubtful"]),
        ({"is_cited": "yes"}, ["Cited"]),
        ({"is_cited": "no"}, ["Retracted", "Doubtful", "Sound"]),
        ({"is_cited": "no", "link_status": "dead"}, ["Doubtful"]),
        ({"q": "soun"}, ["Sound"]),
        ({"ordering": "usage_count", "status": "current"}, ["Sound", "Cited"]),
    ],
)
def test_references_are_filtered_searched_and_sorted(
    editor_client: Client,
    references: list[Reference],
    parameters: dict[str, str],
    shown: list[str],
) -> None:
    assert titles(editor_client, **parameters) == shown


def test_spreadsheet_has_all_columns_and_takes_no_title_for_a_formula(
    editor_client: Client, db: None
) -> None:
    ReferenceFactory(title="=1+1", year=2019, doi="10.1234/a")
    response = editor_client.get(REPORT, {"export": "csv"})
    lines = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert lines == [
        "Reference,Year,DOI,PMID,Web address,Status,Link status,Link checked at,Cited by",
        "'=1+1,2019,10.1234/a,,,Current,Unknown,,0",
    ]
    response = editor_client.get(REPORT, {"export": "xlsx"})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    cell = load_workbook(BytesIO(content)).active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_results_alone_can_be_loaded(editor_client: Client, references: list[Reference]) -> None:
    html = editor_client.get(REPORT + "results/", {"status": "retracted"}).content.decode()
    assert "Retracted" in html
    assert "Doubtful" not in html


@pytest.mark.parametrize("parameters", [{}, {"export": "csv"}])
def test_queries_do_not_grow_with_references(
    editor_client: Client, references: list[Reference], parameters: dict[str, str]
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            response = editor_client.get(REPORT, parameters)
            assert b"".join(response) if response.streaming else response.content
        return len(captured)

    queries()  # fills what is kept from one request to the next
    few = queries()
    ReferenceFactory.create_batch(30, status="retracted")
    assert queries() == few


def test_reviewers_read_the_report_without_links_to_forms_they_may_not_use(
    client: Client, references: list[Reference]
) -> None:
    reviewer = User.objects.create_user("reviewer")
    reviewer.groups.add(Group.objects.get(name="Clinical reviewers"))
    client.force_login(reviewer)
    html = client.get(REPORT).content.decode()
    assert "Doubtful" in html
    assert "/reference/edit/" not in html
    assert REPORT in client.get("/admin/").content.decode()


def test_who_may_not_see_references_may_not_read_the_report(client: Client, db: None) -> None:
    user = User.objects.create_user("someone")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    for address in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
        assert client.get(address).status_code == 302
    assert REPORT not in client.get("/admin/").content.decode()
