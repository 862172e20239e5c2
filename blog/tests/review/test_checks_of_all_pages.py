"""The column in the explorer of articles, and their report, through HTTP."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, body
from blog.tests.findings import with_error, with_warning
from blog.wagtail_hooks import register_unsourced_report
from review.storing import check_pages

pytestmark = pytest.mark.usefixtures("few_rules")


def check_all() -> None:
    list(check_pages(ArticlePage.objects.all()))


def test_explorer_of_articles_counts_errors_and_warnings(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    with_error(article_index)
    with_warning(article_index)
    check_all()
    html = editor_client.get(f"/admin/pages/{article_index.pk}/").content
    cells = BeautifulSoup(html, "html.parser").select(".review-counts")
    assert {cell.get_text(strip=True) for cell in cells} == {"1 error", "1 warning"}


def test_menu_leads_to_live_articles_whose_evidence_names_no_source(
    admin_client: Client, article_index: ArticleIndexPage
) -> None:
    bare = ("evidence", {"heading": "A bare claim", "statement": "<p>It helps.</p>"})
    for title, live in (("Seen by readers", True), ("Still a draft", False)):
        ArticlePageFactory(parent=article_index, title=title, live=live, body=body(bare))
    with_warning(article_index, title="Of another check")
    check_all()
    assert "Evidence without a source" in admin_client.get("/admin/").content.decode()
    item = register_unsourced_report()
    html = admin_client.get(item.url).content.decode()
    assert "Seen by readers" in html
    assert "A bare claim" in html
    assert "Still a draft" not in html
    assert "Of another check" not in html
