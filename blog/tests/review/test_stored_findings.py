"""What the checks found is stored after a save, and once a day."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Page

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, approve, body
from blog.tests.findings import DEAD_LINK, with_error, with_warning
from evidence.models import Reference
from review.models import CheckOverride, PageCheck, StoredFinding
from review.storing import check_pages, store
from review.tasks import check_later, check_page

pytestmark = pytest.mark.usefixtures("few_rules")

Commit = Callable[..., AbstractContextManager]
IN_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def rules(page: Page) -> list[str]:
    """Return the rules of what is stored, without the hint that there is no review."""
    found = StoredFinding.objects.filter(page_id=page.pk).exclude(check_id="review-missing")
    return sorted(found.values_list("check_id", flat=True))


def check_all(*arguments: str) -> str:
    output = io.StringIO()
    with suppress(CommandError):
        call_command("check_articles", *arguments, stdout=output)
    return output.getvalue()


@pytest.fixture
def committed(search_index: None, django_capture_on_commit_callbacks: Commit) -> Commit:
    """Tasks run when what is in this context is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_publishing_stores_what_readers_see(
    committed: Commit, article_index: ArticleIndexPage
) -> None:
    with committed():
        page = with_warning(article_index)
    assert rules(page) == ["broken-link"]
    finding = StoredFinding.objects.get(check_id="broken-link")
    assert (finding.get_level_display(), finding.block_id) == ("warning", page.body[1].id)
    page.body = body()
    with committed():
        page.save_revision()
    assert rules(page) == ["broken-link"]  # readers still see the link
    with committed():
        page.get_latest_revision().publish()
    assert rules(page) == []
    assert PageCheck.objects.filter(page=page).exists()


def test_draft_of_a_page_that_is_not_live_is_stored(
    committed: Commit, article_index: ArticleIndexPage
) -> None:
    page = ArticlePageFactory(parent=article_index, live=False)
    page.body = DEAD_LINK
    with committed():
        page.save_revision()
    assert rules(page) == ["broken-link"]


def test_unpublished_page_is_checked_anew_as_its_draft(
    committed: Commit, article_index: ArticleIndexPage
) -> None:
    page = ArticlePageFactory(parent=article_index)
    page.body = DEAD_LINK
    page.save_revision()
    with committed():
        Page.objects.get(pk=page.pk).unpublish()
    assert rules(page) == ["broken-link"]


def test_decisions_of_people_are_stored(committed: Commit, article_index: ArticleIndexPage) -> None:
    page = with_warning(article_index)
    with committed():
        approve(page)
    assert not StoredFinding.objects.filter(check_id="review-missing").exists()
    fields = {"page": page, "check_id": "broken-link", "digest": page.clinical_digest}
    with committed():
        override = CheckOverride.objects.create(reason="Known.", **fields)
    assert StoredFinding.objects.get(check_id="broken-link").reason == "Known."
    with committed():
        override.delete()
    assert StoredFinding.objects.get(check_id="broken-link").reason == ""


def test_pages_without_checks_ask_for_none(
    settings: Settings, article_index: ArticleIndexPage, django_capture_on_commit_callbacks: Commit
) -> None:
    settings.TASKS = IN_DATABASE
    with django_capture_on_commit_callbacks(execute=True):
        article_index.save_revision()
    assert not waiting()


def test_saves_in_a_row_wait_for_one_check(
    settings: Settings, article_index: ArticleIndexPage, django_capture_on_commit_callbacks: Commit
) -> None:
    settings.TASKS = IN_DATABASE
    page, other = (ArticlePageFactory(parent=article_index) for _ in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(5):
            page.save_revision()
        other.save_revision()
    assert sorted(waiting()) == [page.pk, other.pk]


def test_save_during_a_check_asks_for_another(
    settings: Settings, article_index: ArticleIndexPage
) -> None:
    settings.TASKS = IN_DATABASE
    page = ArticlePageFactory(parent=article_index)
    check_later(page.pk)
    DBTaskResult.objects.update(status="RUNNING")
    assert not waiting()
    check_later(page.pk)
    assert waiting() == [page.pk]


def waiting() -> list[int]:
    tasks = DBTaskResult.objects.filter(task_path=check_page.module_path, status="READY")
    return [task.args_kwargs["args"][0] for task in tasks]


def test_page_that_is_gone_is_not_checked(article_index: ArticleIndexPage) -> None:
    page = ArticlePageFactory(parent=article_index)
    found = list(check_pages(ArticlePage.objects.filter(pk=page.pk)))
    page_id = page.pk
    page.delete()
    check_page.func(page_id)
    store(found, timezone.now())
    assert not PageCheck.objects.exists()


def test_older_check_does_not_replace_a_newer_one(article_index: ArticleIndexPage) -> None:
    page = with_warning(article_index)
    list(check_pages(ArticlePage.objects.all()))
    store([(page, [])], timezone.now() - timedelta(minutes=1))
    assert rules(page) == ["broken-link"]


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
