"""What the checks found in articles is stored once a day."""

import io
from contextlib import suppress
from datetime import datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, approve
from blog.tests.findings import with_error, with_warning
from evidence.models import Reference
from review.models import StoredFinding
from review.storing import check_pages

pytestmark = pytest.mark.usefixtures("few_rules")


def rules(page: Page) -> list[str]:
    """Return the rules of what is stored, without the hint that there is no review."""
    found = StoredFinding.objects.filter(page_id=page.pk).exclude(check_id="review-missing")
    return sorted(found.values_list("check_id", flat=True))


def check_all(*arguments: str) -> str:
    output = io.StringIO()
    with suppress(CommandError):
        call_command("check_articles", *arguments, stdout=output)
    return output.getvalue()


def test_command_stores_the_findings_of_all_and_lists_those_of_live_ones(
    article_index: ArticleIndexPage,
) -> None:
    live, draft = with_warning(article_index), with_warning(article_index, live=False)
    output = check_all()
    assert rules(live) == rules(draft) == ["broken-link"]
    assert live.url in output
    assert output.count("broken-link") == 1


def test_retraction_is_found_by_the_daily_check_without_a_save(
    article_index: ArticleIndexPage,
) -> None:
    page = with_error(article_index)
    Reference.objects.update(status="current")
    with time_machine.travel(datetime(2026, 6, 1, 9)):
        check_all("--due")
        assert rules(page) == []
    Reference.objects.update(status="retracted")
    with time_machine.travel(datetime(2026, 6, 1, 20)):
        check_all("--due")
        assert rules(page) == []
    with time_machine.travel(datetime(2026, 6, 2, 10)):
        check_all("--due")
        assert rules(page) == ["retracted-source"]


def test_queries_do_not_grow_with_the_articles(
    article_index: ArticleIndexPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        approve(ArticlePageFactory(parent=article_index))
    with django_assert_max_num_queries(20):
        assert len(list(check_pages(ArticlePage.objects.all()))) == 20
