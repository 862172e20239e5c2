"""What programs are given to read: llms.txt, and all articles in full."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, approve, body
from blog.tests.rich_text.cited_articles import evidence
from evidence.models import Reference

LISTS = pytest.mark.parametrize("address", ["/llms.txt", "/llms-full.txt"])


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    return response.getvalue().decode()


def reviewed(page: ArticlePage, due: date) -> None:
    approve(page, reviewed_at=timezone.now(), next_review_due=due)


@LISTS
def test_article_whose_review_is_overdue_is_left_out(
    client: Client, article_index: ArticleIndexPage, address: str
) -> None:
    today = timezone.localdate()
    reviewed(ArticlePageFactory(parent=article_index, title="Still good"), due=today)
    late = ArticlePageFactory(parent=article_index, title="Out of date")
    reviewed(late, due=today - timedelta(days=1))
    text = read(client, address)
    assert "Still good" in text
    assert "Out of date" not in text


@LISTS
def test_private_articles_drafts_and_aliases_are_left_out(
    client: Client, article_index: ArticleIndexPage, address: str
) -> None:
    shown = ArticlePageFactory(parent=article_index, title="Shown", slug="shown")
    shown.create_alias(update_slug="again")
    ArticlePageFactory(parent=article_index, title="Drafted", live=False)
    private = ArticlePageFactory(parent=article_index, title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    text = read(client, address)
    assert "Drafted" not in text
    assert "Private" not in text
    assert text.count("[Shown]") + text.count("# Shown\n") == 1


def test_list_says_when_each_article_was_reviewed(
    client: Client, article_index: ArticleIndexPage
) -> None:
    approve(ArticlePageFactory(parent=article_index, title="Checked", slug="checked"))
    ArticlePageFactory(parent=article_index, title="New", slug="new")
    lines = {line[:8]: line for line in read(client, "/llms.txt").splitlines()}
    assert lines["- [Check"].startswith("- [Checked](http://localhost/articles/checked.md): ")
    assert lines["- [Check"].endswith(f"Reviewed {timezone.localdate()}.")
    assert lines["- [New]("].endswith("Not reviewed.")


def test_full_text_names_sources_and_licence(
    client: Client, article_index: ArticleIndexPage
) -> None:
    source = Reference.objects.create(title="A sample study", year=2020)
    licence = '<p>By Sample, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY</a>.</p>'
    ArticlePageFactory(parent=article_index, body=body(evidence(source)), attribution=licence)
    text = read(client, "/llms-full.txt")
    assert "## References" in text
    assert "A sample study" in text
    assert "[CC BY](<https://creativecommons.org/licenses/by/4.0/>)" in text


@LISTS
def test_list_is_sent_again_only_if_an_article_changed(
    client: Client, article_index: ArticleIndexPage, address: str
) -> None:
    page = ArticlePageFactory(parent=article_index)
    unchanged = {"If-None-Match": client.get(address)["ETag"]}
    assert client.get(address, headers=unchanged).status_code == 304
    page.title = "Another title"
    page.save_revision().publish()
    assert client.get(address, headers=unchanged).status_code == 200


def test_queries_do_not_grow_with_the_articles(
    client: Client, article_index: ArticleIndexPage
) -> None:
    counts = []
    for _ in range(2):
        for _ in range(5):
            ArticlePageFactory(parent=article_index)
        read(client, "/llms-full.txt")  # what is read once in a process
        with CaptureQueriesContext(connection) as queries:
            read(client, "/llms-full.txt")
        counts.append(len(queries))
    assert counts[0] == counts[1]
