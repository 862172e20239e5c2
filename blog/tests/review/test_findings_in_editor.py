"""The section "Content checks" of the editor, as the server renders it."""

import statistics
import time

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory, body
from blog.tests.findings import with_error, with_warning
from evidence.models import Reference

pytestmark = pytest.mark.usefixtures("few_rules")

FINDINGS = "/admin/review/findings/{}/"
GENEROUS = 0.75  # seconds; the goal is 0.15


def findings(client: Client, page_id: int) -> str:
    response = client.get(FINDINGS.format(page_id))
    assert response.status_code == 200
    return response.content.decode()


def test_finding_is_said_with_its_level_and_leads_to_the_block_and_the_rule(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    page = with_warning(article_index)
    html = findings(editor_client, page.pk)
    assert "<strong>Warning:</strong> A link in “More to read” leads nowhere." in html
    assert "link another, or take it out" in html
    assert f"/admin/pages/{page.pk}/edit/#block-{page.body[1].id}-section" in html
    assert "/admin/review/rules/#broken-link" in html
    assert 'data-summary="1 warning, 1 hint" data-count="1"' in html


def test_weightiest_comes_first(editor_client: Client, article_index: ArticleIndexPage) -> None:
    html = findings(editor_client, with_error(article_index).pk)
    assert html.index("Error:") < html.index("Hint:")


def test_findings_are_those_of_the_latest_draft(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    page = with_warning(article_index)
    page.body = body()
    page.save_revision()
    assert "broken-link" not in findings(editor_client, page.pk)


def test_message_is_escaped(editor_client: Client, article_index: ArticleIndexPage) -> None:
    page = with_warning(article_index)
    page.body[1].value["heading"] = "<script>alert(1)</script>"
    page.save_revision()
    html = findings(editor_client, page.pk)
    assert "&lt;script&gt;" in html
    assert "<script>" not in html


@pytest.mark.parametrize("group", ["Authors", None])
def test_who_may_not_edit_the_page_is_refused(
    client: Client, article_index: ArticleIndexPage, group: str | None
) -> None:
    page = with_warning(article_index)
    address = FINDINGS.format(page.pk)
    assert client.get(address).status_code == 302  # to the sign-in form
    if group:
        author = User.objects.create_user("author")
        author.groups.add(Group.objects.get(name=group))
        client.force_login(author)
        response = client.get(address)
        assert response.status_code == 403
        assert b"leads nowhere" not in response.content


def test_pages_without_checks_and_missing_ones_have_no_findings(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    for page_id in (article_index.pk, 999_999):
        assert editor_client.get(FINDINGS.format(page_id)).status_code == 404


def test_editor_opens_with_the_section_first_in_the_panel(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    page = with_warning(article_index)
    html = editor_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    panel = html.partition('data-side-panel="checks"')[2]
    assert 0 < panel.index(f'data-findings-page="{page.pk}"') < panel.index("Content metrics")
    assert "review/findings.js" in html


def test_page_that_is_not_saved_yet_says_so(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    address = f"/admin/pages/add/blog/articlepage/{article_index.pk}/"
    html = editor_client.get(address).content.decode()
    assert 'data-findings-page=""' in html
    assert "This page is not saved yet." in html


def test_pages_without_checks_have_no_section(
    admin_client: Client, article_index: ArticleIndexPage
) -> None:
    html = admin_client.get(f"/admin/pages/{article_index.pk}/edit/").content.decode()
    assert 'data-side-panel="checks"' in html
    assert "data-findings-page" not in html


def test_every_rule_is_explained_in_the_admin(editor_client: Client) -> None:
    html = editor_client.get("/admin/review/rules/").content.decode()
    assert '<section id="broken-link">' in html
    assert "readers see its words only" in html


def test_long_article_is_answered_while_somebody_types(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    source = Reference.objects.create(title="Study")
    text = (
        f'<p><a linktype="page" id="{article_index.pk}">Gentle</a> walking '
        f'helps<embed embedtype="citation" id="{source.pk}"/>. '
        + "It helps many people with back pain and does no harm. " * 7
        + "</p>"
    )
    blocks = [("section", {"heading": f"Part {n}", "text": text}) for n in range(40)]
    page = ArticlePageFactory(parent=article_index, live=False, body=body(*blocks))
    page.save_revision()
    taken = []
    for _ in range(20):
        start = time.perf_counter()
        findings(editor_client, page.pk)
        taken.append(time.perf_counter() - start)
    assert statistics.median(taken) < GENEROUS


def test_finding_says_the_number_of_its_block(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    """A block that was added since the editor was opened has no id in its form."""
    html = findings(editor_client, with_warning(article_index).pk)
    assert 'data-finding-block="body-1"' in html
