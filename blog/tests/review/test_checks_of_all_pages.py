"""The column in the explorer and the report of what the checks found, through HTTP."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, approve, body
from blog.tests.findings import with_error, with_warning
from blog.wagtail_hooks import unsourced_report_menu_item
from review.models import CheckOverride
from review.storing import check_pages

pytestmark = pytest.mark.usefixtures("few_rules")

REPORT = "/admin/reports/content-checks/"
# Wagtail's own explorer takes 30; the column adds two, for any number of pages.
REPORT_QUERIES, EXPLORER_QUERIES = 20, 32


@pytest.fixture
def articles(article_index: ArticleIndexPage) -> list[ArticlePage]:
    """One with an error, a draft with a warning, and one whose warning somebody lets pass."""
    pages = [
        with_error(article_index, title="Retracted"),
        with_warning(article_index, title="Draft", live=False),
        with_warning(article_index, title="Excused"),
    ]
    CheckOverride.objects.create(
        page=pages[2], check_id="broken-link", reason="Known.", digest=pages[2].clinical_digest
    )
    check_all()
    return pages


def check_all() -> None:
    list(check_pages(ArticlePage.objects.all()))


def exported(client: Client, **parameters: str) -> list[str]:
    """Return page, level and check of each row of the CSV, but hints."""
    response = client.get(REPORT, {"export": "csv"} | parameters)
    lines = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    rows = [line.split(",")[1:4] for line in lines]
    return [" ".join(row) for row in rows if row[1] != "hint"]


ERROR, DRAFT, EXCUSED = (
    "Retracted error retracted-source",
    "Draft warning broken-link",
    "Excused warning broken-link",
)


@pytest.mark.parametrize(
    ("filters", "rows"),
    [
        ({}, [ERROR, DRAFT, EXCUSED]),
        ({"level": "30"}, [ERROR]),
        ({"check_id": "broken-link"}, [DRAFT, EXCUSED]),
        ({"overridden": "yes"}, [EXCUSED]),
        ({"overridden": "no", "level": "20"}, [DRAFT]),
        ({"page__live": "True"}, [ERROR, EXCUSED]),
        ({"page__live": "False"}, [DRAFT]),
    ],
)
def test_report_holds_what_is_chosen_weightiest_first(
    editor_client: Client, articles: list[ArticlePage], filters: dict[str, str], rows: list[str]
) -> None:
    assert exported(editor_client, **filters) == ["Page Level Check", *rows]


def test_report_leads_to_the_block_and_says_why_a_finding_passes(
    editor_client: Client, articles: list[ArticlePage]
) -> None:
    html = editor_client.get(REPORT).content.decode()
    retracted = articles[0]
    assert f"/admin/pages/{retracted.pk}/edit/#block-{retracted.body[1].id}-section" in html
    assert "Known." in html
    assert "draft only" in html


def test_report_can_be_downloaded_as_a_spreadsheet(
    editor_client: Client, articles: list[ArticlePage]
) -> None:
    response = editor_client.get(REPORT, {"export": "xlsx"})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    sheet = load_workbook(BytesIO(content)).active
    assert [cell.value for cell in sheet[2]][1:4] == ["Retracted", "error", "retracted-source"]


def test_no_program_takes_a_title_for_a_formula(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    with_error(article_index, title="=1+1")
    check_all()
    assert exported(editor_client)[1].startswith("'=1+1 ")


def test_report_holds_only_pages_that_the_user_may_edit(
    client: Client, articles: list[ArticlePage]
) -> None:
    author = User.objects.create_user("author")
    author.groups.add(Group.objects.get(name="Authors"))
    ArticlePage.objects.filter(pk=articles[1].pk).update(owner=author)
    client.force_login(author)
    assert exported(client) == ["Page Level Check", DRAFT]


def test_who_may_edit_nothing_may_not_read_the_report(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("nobody"))
    assert client.get(REPORT).status_code == 302


def test_menu_offers_the_report(editor_client: Client) -> None:
    assert REPORT in editor_client.get("/admin/").content.decode()


def explorer(client: Client, index: ArticleIndexPage) -> dict[str, str]:
    """Return what the column says of each page, by title."""
    tree = BeautifulSoup(client.get(f"/admin/pages/{index.pk}/").content, "html.parser")
    return {
        row.select(".title-wrapper")[0].get_text(" ", strip=True): " ".join(
            row.select(".review-counts")[0].get_text().split()
        )
        for row in tree.select("tbody tr")
    }


def test_explorer_says_errors_and_warnings_that_count(
    editor_client: Client, article_index: ArticleIndexPage, articles: list[ArticlePage]
) -> None:
    ArticlePageFactory(parent=article_index, title="New")
    assert explorer(editor_client, article_index) == {
        "Retracted": "1 error",
        "Draft": "1 warning",
        "Excused": "None",
        "New": "Not checked yet",
    }


def test_lists_of_many_pages_take_few_queries(
    editor_client: Client,
    article_index: ArticleIndexPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(30):
        approve(with_warning(article_index))
    check_all()
    index = f"/admin/pages/{article_index.pk}/"
    for address, most in ((REPORT, REPORT_QUERIES), (index, EXPLORER_QUERIES)):
        editor_client.get(address)  # content types and sites are kept from then on
        with django_assert_max_num_queries(most):
            assert editor_client.get(address).status_code == 200


def test_menu_leads_to_live_articles_whose_evidence_names_no_source(
    admin_client: Client, article_index: ArticleIndexPage
) -> None:
    bare = ("evidence", {"heading": "A bare claim", "statement": "<p>It helps.</p>"})
    for title, live in (("Seen by readers", True), ("Still a draft", False)):
        ArticlePageFactory(parent=article_index, title=title, live=live, body=body(bare))
    with_warning(article_index, title="Of another check")
    check_all()
    assert "Evidence without a source" in admin_client.get("/admin/").content.decode()
    item = unsourced_report_menu_item()
    html = admin_client.get(item.url).content.decode()
    assert "Seen by readers" in html
    assert "A bare claim" in html
    assert "Still a draft" not in html
    assert "Of another check" not in html
