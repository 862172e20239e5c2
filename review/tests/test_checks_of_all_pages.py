"""The column in the explorer and the report of what the checks found, through HTTP."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from review.models import CheckOverride
from review.storing import check_pages
from review.tests.factories import approve
from review.tests.medicines.factories import MedicinePageFactory, with_error, with_warning
from review.tests.medicines.models import MedicineIndexPage, MedicinePage

REPORT = "/admin/reports/content-checks/"
# Wagtail's own explorer takes 30; the column adds two, for any number of pages.
REPORT_QUERIES, EXPLORER_QUERIES = 20, 32


@pytest.fixture
def medicines(medicine_index: MedicineIndexPage) -> list[MedicinePage]:
    """One with an error, a draft with a warning, and one whose warning somebody lets pass."""
    pages = [
        with_error(medicine_index, title="Withdrawn"),
        with_warning(medicine_index, title="Draft", live=False),
        with_warning(medicine_index, title="Excused"),
    ]
    CheckOverride.objects.create(
        page=pages[2],
        check_id="dose-without-number",
        reason="Known.",
        digest=pages[2].clinical_digest,
    )
    check_all()
    return pages


def check_all() -> None:
    list(check_pages(MedicinePage.objects.all()))


def exported(client: Client, **parameters: str) -> list[str]:
    """Return page, level and check of each row of the CSV, but hints."""
    response = client.get(REPORT, {"export": "csv"} | parameters)
    lines = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    rows = [line.split(",")[1:4] for line in lines]
    return [" ".join(row) for row in rows if row[1] != "hint"]


ERROR, DRAFT, EXCUSED = (
    "Withdrawn error substance-withdrawn",
    "Draft warning dose-without-number",
    "Excused warning dose-without-number",
)


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        ({}, [ERROR, DRAFT, EXCUSED]),
        ({"level": "30"}, [ERROR]),
        ({"check_id": "dose-without-number"}, [DRAFT, EXCUSED]),
        ({"overridden": "yes"}, [EXCUSED]),
        ({"overridden": "no", "level": "20"}, [DRAFT]),
        ({"page__live": "True"}, [ERROR, EXCUSED]),
        ({"page__live": "False"}, [DRAFT]),
    ],
)
def test_report_holds_what_is_chosen_weightiest_first(
    editor_client: Client, medicines: list[MedicinePage], filters: dict[str, str], rows: list[str]
) -> None:
    assert exported(editor_client, **filters) == ["Page Level Check", *rows]


def test_report_leads_to_the_block_and_says_why_a_finding_passes(
    editor_client: Client, medicines: list[MedicinePage]
) -> None:
    html = editor_client.get(REPORT).content.decode()
    withdrawn = medicines[0]
    assert f"/admin/pages/{withdrawn.pk}/edit/#block-{withdrawn.body[1].id}-section" in html
    assert "Known." in html
    assert "draft only" in html


def test_report_can_be_downloaded_as_a_spreadsheet(
    editor_client: Client, medicines: list[MedicinePage]
) -> None:
    response = editor_client.get(REPORT, {"export": "xlsx"})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    sheet = load_workbook(BytesIO(content)).active
    assert [cell.value for cell in sheet[2]][1:4] == ["Withdrawn", "error", "substance-withdrawn"]


def test_no_program_takes_a_title_for_a_formula(
    editor_client: Client, medicine_index: MedicineIndexPage
) -> None:
    with_error(medicine_index, title="=1+1")
    check_all()
    assert exported(editor_client)[1].startswith("'=1+1 ")


def test_report_holds_only_pages_that_the_user_may_edit(
    client: Client, medicines: list[MedicinePage]
) -> None:
    author = User.objects.create_user("author")
    author.groups.add(Group.objects.get(name="Authors"))
    MedicinePage.objects.filter(pk=medicines[1].pk).update(owner=author)
    client.force_login(author)
    assert exported(client) == ["Page Level Check", DRAFT]


def test_who_may_edit_nothing_may_not_read_the_report(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("nobody"))
    assert client.get(REPORT).status_code == 302


def test_menu_offers_the_report(editor_client: Client) -> None:
    assert REPORT in editor_client.get("/admin/").content.decode()


def explorer(client: Client, index: MedicineIndexPage) -> dict[str, str]:
    """Return what the column says of each page, by title."""
    tree = BeautifulSoup(client.get(f"/admin/pages/{index.pk}/").content, "html.parser")
    return {
        row.select(".title-wrapper")[0].get_text(" ", strip=True): " ".join(
            row.select(".review-counts")[0].get_text().split()
        )
        for row in tree.select("tbody tr")
    }


def test_explorer_says_errors_and_warnings_that_count(
    editor_client: Client, medicine_index: MedicineIndexPage, medicines: list[MedicinePage]
) -> None:
    MedicinePageFactory(parent=medicine_index, title="New")
    assert explorer(editor_client, medicine_index) == {
        "Withdrawn": "1 error",
        "Draft": "1 warning",
        "Excused": "None",
        "New": "Not checked yet",
    }


def test_lists_of_many_pages_take_few_queries(
    editor_client: Client,
    medicine_index: MedicineIndexPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(30):
        approve(with_warning(medicine_index))
    check_all()
    index = f"/admin/pages/{medicine_index.pk}/"
    for address, most in ((REPORT, REPORT_QUERIES), (index, EXPLORER_QUERIES)):
        editor_client.get(address)  # content types and sites are kept from then on
        with django_assert_max_num_queries(most):
            assert editor_client.get(address).status_code == 200
