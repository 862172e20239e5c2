"""The report of articles whose evidence names no source, through HTTP."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.cited_articles import evidence, inline, section
from blog.tests.factories import ArticleIndexPageFactory, ArticlePageFactory, body
from evidence.models import Reference
from review.tests.rules import found_by

REPORT = "/admin/reports/unsourced/"


def rows(client: Client, **parameters: str) -> list[str]:
    response = client.get(REPORT, {"export": "csv"} | parameters)
    assert response.status_code == 200
    lines = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    return [line.rpartition(",")[0] for line in lines[1:]]


@pytest.fixture
def source(db: None) -> Reference:
    return Reference.objects.create(title="Study")


def article(index: ArticleIndexPage, title: str, *blocks: object, live: bool = True) -> ArticlePage:
    blocks_ = body(*blocks)  # type: ignore[arg-type]
    return ArticlePageFactory(parent=index, title=title, body=blocks_, live=live)


def test_report_lists_what_the_rule_finds(
    editor_client: Client, article_index: ArticleIndexPage, source: Reference
) -> None:
    cited = inline(source)
    articles = [
        article(article_index, "Bare", evidence(source), evidence(), section(cited)),
        article(article_index, "=Two", evidence(), evidence()),
        article(article_index, "Listed", evidence(source)),
        article(article_index, "In its text", evidence(statement=f"<p>Yes{cited}</p>")),
        article(article_index, "Without evidence", section("Walk.")),
        article(article_index, "Draft", evidence(), live=False),
    ]
    assert rows(editor_client) == ['\'=Two,"Evidence, Evidence"', "Bare,Evidence"]
    found = {page.title: len(found_by("evidence-without-source", page)) for page in articles[:5]}
    assert found == {"Bare": 1, "=Two": 2, "Listed": 0, "In its text": 0, "Without evidence": 0}


def test_page_leads_to_the_article(editor_client: Client, article_index: ArticleIndexPage) -> None:
    page = article(article_index, "Bare", evidence())
    html = editor_client.get(REPORT).content.decode()
    assert f'href="/admin/pages/{page.pk}/edit/"' in html
    assert "Bare" in editor_client.get(f"{REPORT}results/").content.decode()


@pytest.mark.parametrize("parameters", [{}, {"export": "csv"}])
def test_queries_do_not_grow_with_articles(
    editor_client: Client,
    article_index: ArticleIndexPage,
    source: Reference,
    parameters: dict[str, str],
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            response = editor_client.get(REPORT, parameters)
            assert b"".join(response) if response.streaming else response.content
        return len(captured)

    article(article_index, "First", evidence(source), evidence())
    queries()  # fills what is kept from one request to the next
    few = queries()
    for number in range(20):
        other = Reference.objects.create(title=f"Study {number}")
        article(article_index, f"Article {number}", evidence(source, other), evidence())
    assert queries() == few


def test_who_may_not_change_articles_may_not_read_the_report(
    client: Client, article_index: ArticleIndexPage
) -> None:
    reviewer = User.objects.create_user("reviewer")
    reviewer.groups.add(Group.objects.get(name="Clinical reviewers"))
    reviewer.groups.first().page_permissions.all().delete()  # type: ignore[union-attr]
    client.force_login(reviewer)
    for address in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
        assert client.get(address).status_code == 302
    assert REPORT not in client.get("/admin/").content.decode()


def test_menu_offers_the_report(editor_client: Client, db: None) -> None:
    assert REPORT in editor_client.get("/admin/").content.decode()


def test_editor_of_another_part_of_the_site_is_not_told(
    client: Client, article_index: ArticleIndexPage
) -> None:
    article(article_index, "Bare", evidence())
    elsewhere = ArticleIndexPageFactory(parent=article_index.get_parent(), slug="elsewhere")
    group = Group.objects.create(name="Others")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=elsewhere, permission=change)
    user = User.objects.create_user("other")
    user.groups.add(group)
    client.force_login(user)
    assert rows(client) == []
