"""The report of what readers search for, through HTTP."""

from datetime import timedelta
from io import BytesIO
from urllib.parse import quote

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from search.models import DailyQuery

REPORT = "/admin/reports/searches/"


@pytest.fixture(autouse=True)
def counts(db: None) -> None:
    count("gout", searches=6, hits=0, days_ago=1)
    count("gout", searches=7, hits=2, days_ago=0)
    count("zygote", searches=9, hits=0, days_ago=20)
    count("sciatica", searches=50, hits=3, days_ago=60)


def count(query: str, searches: int, hits: int, days_ago: int) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    DailyQuery.objects.create(day=day, query=query, searches=searches, hits=hits)


def exported(client: Client, **parameters: str) -> list[str]:
    response = client.get(REPORT, {"export": "csv"} | parameters)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]


HEADINGS = "Query,Searches,Articles found (last search)"


def test_queries_are_listed_by_searches_with_what_was_found_last(editor_client: Client) -> None:
    assert exported(editor_client) == [HEADINGS, "sciatica,50,3", "gout,13,2", "zygote,9,0"]


def test_page_shows_what_the_export_holds(editor_client: Client) -> None:
    html = editor_client.get(REPORT).content.decode().partition("<table")[2]
    assert html.index("sciatica") < html.index("gout") < html.index("zygote")


@pytest.mark.parametrize(
    ("days", "queries"), [("7", ["gout,13,2"]), ("30", ["gout,13,2", "zygote,9,0"])]
)
def test_days_can_be_chosen(editor_client: Client, days: str, queries: list[str]) -> None:
    assert exported(editor_client, days=days) == [HEADINGS, *queries]


def test_queries_that_found_nothing_can_be_chosen(editor_client: Client) -> None:
    assert exported(editor_client, found="0") == [HEADINGS, "zygote,9,0"]
    assert exported(editor_client, found="0", days="7") == [HEADINGS]


def test_queries_can_be_searched_and_sorted(editor_client: Client) -> None:
    assert exported(editor_client, q="GOU") == [HEADINGS, "gout,13,2"]
    assert exported(editor_client, ordering="found")[1] == "zygote,9,0"


def test_results_alone_can_be_loaded(editor_client: Client) -> None:
    html = editor_client.get(REPORT + "results/", {"days": "7"}).content.decode()
    assert "gout" in html
    assert "zygote" not in html


def test_spreadsheet_takes_no_query_for_a_formula(editor_client: Client) -> None:
    count("=1+1", searches=99, hits=0, days_ago=0)
    assert exported(editor_client)[1] == "'=1+1,99,0"
    response = editor_client.get(REPORT, {"export": "xlsx"})
    content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    cell = load_workbook(BytesIO(content)).active["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize("query", ['"><script>alert(1)</script>', "a&b=c #d", "ünï"])
def test_each_query_leads_to_a_promotion_and_a_synonym_filled_in(
    editor_client: Client, query: str
) -> None:
    count(query, searches=99, hits=0, days_ago=0)
    html = editor_client.get(REPORT).content.decode()
    assert "<script>alert" not in html
    promote = f"{REPORT}promote/?query={quote(query, safe='').replace('%20', '+')}"
    synonym = f"/admin/snippets/search/synonym/add/?term={promote.partition('=')[2]}"
    assert f'href="{promote}"' in html
    assert f'href="{synonym}"' in html
    form = editor_client.get(promote).context["form"]
    assert form["query_string"].value() == query
    form = editor_client.get(synonym).context["form"]
    assert form["terms"].value() == f"{query}\n"


def test_promotion_form_sends_to_wagtails_own_view(editor_client: Client) -> None:
    html = editor_client.get(REPORT + "promote/", {"query": "gout"}).content.decode()
    assert 'action="/admin/searchpicks/add/"' in html
    assert 'value="gout"' in html


def test_synonym_form_is_empty_without_a_term(editor_client: Client) -> None:
    form = editor_client.get("/admin/snippets/search/synonym/add/").context["form"]
    assert not form["terms"].value()


def test_menu_offers_this_report_and_not_wagtails(admin_client: Client) -> None:
    html = admin_client.get("/admin/").content.decode()
    assert REPORT in html
    assert "/admin/searchpicks/reports/search-terms/" not in html


def test_authors_may_not_read_the_report(client: Client) -> None:
    author = User.objects.create_user("author")
    author.groups.add(Group.objects.get(name="Authors"))
    client.force_login(author)
    assert client.get(REPORT).status_code == 302
    assert client.get(REPORT, {"export": "csv"}).status_code == 302
    assert REPORT not in client.get("/admin/").content.decode()


def test_who_may_only_add_synonyms_is_offered_only_that(client: Client) -> None:
    user = User.objects.create_user("lexicographer")
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "add_synonym"])
    )
    client.force_login(user)
    html = client.get(REPORT).content.decode()
    assert "Add a synonym" in html
    assert "Promote a result" not in html
