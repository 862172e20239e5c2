"""The index follows what editors do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from django_tasks.signals import task_enqueued
from wagtail.models import Page, PageViewRestriction

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ContributorFactory,
    TopicFactory,
    approve,
)
from search.engines import get_engine
from search.query import Filters, parse_query
from search.tests.waiting import index_tasks, run_ready_tasks

pytestmark = pytest.mark.usefixtures("search_index")


def indexed(words: str) -> list[int]:
    return [hit.page_id for hit in get_engine().search(parse_query(words)).hits]


@contextmanager
def enqueued_tasks() -> Iterator[list[str]]:
    """Give the names of the index tasks that are enqueued within."""
    names: list[str] = []

    def note(task_result: Any, **kwargs: Any) -> None:
        if task_result.task.module_path.startswith("search."):
            names.append(task_result.task.name)

    task_enqueued.connect(note)
    try:
        yield names
    finally:
        task_enqueued.disconnect(note)


@pytest.fixture
def gout(article_index: ArticleIndexPage) -> ArticlePage:
    page = ArticlePageFactory(parent=article_index, title="Gout", live=False)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def test_published_article_is_found(gout: ArticlePage) -> None:
    assert indexed("gout") == [gout.pk]


def test_draft_is_not_found(article_index: ArticleIndexPage, gout: ArticlePage) -> None:
    gout.title = "Podagra"
    gout.save_revision()
    ArticlePageFactory(parent=article_index, title="Podagra", live=False).save_revision()
    assert indexed("podagra") == []


def test_unpublished_article_is_not_found(gout: ArticlePage) -> None:
    gout.unpublish()
    assert indexed("gout") == []


def test_deleted_article_is_not_found(gout: ArticlePage) -> None:
    gout.delete()
    assert get_engine().count() == 0


def test_article_deleted_with_its_parent_is_not_found(
    article_index: ArticleIndexPage, gout: ArticlePage
) -> None:
    article_index.delete()
    assert get_engine().count() == 0


def test_article_below_a_page_made_private_is_not_found(
    article_index: ArticleIndexPage, gout: ArticlePage
) -> None:
    restriction = PageViewRestriction.objects.create(
        page=article_index, restriction_type=PageViewRestriction.LOGIN
    )
    assert indexed("gout") == []
    restriction.delete()
    assert indexed("gout") == [gout.pk]


def test_article_moved_below_a_private_page_is_not_found(
    home_page: Page, gout: ArticlePage
) -> None:
    private = ArticleIndexPageFactory(parent=home_page, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    gout.move(private, pos="last-child")
    assert indexed("gout") == []


def test_renamed_topic_is_found_by_its_new_name(gout: ArticlePage) -> None:
    topic = TopicFactory(name="Feet")
    gout.topics.add(topic)
    gout.save_revision().publish()
    topic.name = "Toes"
    topic.save()
    assert indexed("feet") == []
    assert indexed("toes") == [gout.pk]


def test_renaming_a_contributor_keeps_the_articles_found(gout: ArticlePage) -> None:
    contributor = ContributorFactory()
    gout.article_authors.add(ArticleAuthor(contributor=contributor))
    gout.save_revision().publish()
    contributor.name = "Renamed"
    contributor.save()
    assert indexed("gout") == [gout.pk]


def test_deleted_topic_no_longer_finds_its_articles(gout: ArticlePage, waiting_tasks: None) -> None:
    topic = TopicFactory(name="Feet")
    gout.topics.add(topic)
    gout.save_revision().publish()
    run_ready_tasks()
    assert indexed("feet") == [gout.pk]
    topic.delete()
    run_ready_tasks()
    assert indexed("feet") == []


def test_topics_set_in_code_are_found(gout: ArticlePage, waiting_tasks: None) -> None:
    topic = TopicFactory(name="Feet")
    topic.articles.add(gout)
    run_ready_tasks()
    assert indexed("feet") == [gout.pk]
    topic.articles.clear()
    run_ready_tasks()
    assert indexed("feet") == []
    gout.topics = [topic]
    gout.save()
    run_ready_tasks()
    assert indexed("feet") == [gout.pk]


def test_title_saved_in_code_is_found(gout: ArticlePage) -> None:
    page = Page.objects.get(pk=gout.pk)
    page.title = "Podagra"
    page.save()
    assert indexed("podagra") == [gout.pk]


def test_article_unpublished_as_a_mere_page_is_not_found(gout: ArticlePage) -> None:
    Page.objects.get(pk=gout.pk).unpublish()
    assert indexed("gout") == []


def test_copy_that_is_live_is_found_and_one_that_is_not_is_not(gout: ArticlePage) -> None:
    copy = gout.copy(update_attrs={"slug": "live-copy"}, keep_live=True)
    gout.copy(update_attrs={"slug": "draft-copy"}, keep_live=False)
    assert set(indexed("gout")) == {gout.pk, copy.pk}


def test_alias_is_found_by_its_article_alone(gout: ArticlePage) -> None:
    topic = TopicFactory(name="Feet")
    gout.topics.add(topic)
    gout.save_revision().publish()
    alias = gout.create_alias(update_slug="alias")
    assert indexed("feet") == [gout.pk]
    gout.title = "Podagra"
    gout.save_revision().publish()
    assert indexed("podagra") == [gout.pk]
    alias.delete()
    assert indexed("podagra") == [gout.pk]
    gout.unpublish()
    assert indexed("podagra") == []


def test_alias_that_was_made_an_article_of_its_own_is_found(gout: ArticlePage) -> None:
    alias = gout.create_alias(update_slug="alias")
    alias.alias_of = None
    alias.save_revision().publish()
    assert set(indexed("gout")) == {gout.pk, alias.pk}


def test_article_is_found_and_forgotten_on_time(gout: ArticlePage) -> None:
    now = timezone.now()
    gout.unpublish()
    gout.go_live_at, gout.expire_at = now + timedelta(hours=1), now + timedelta(hours=2)
    gout.save_revision().publish()
    call_command("publish_scheduled")
    assert indexed("gout") == []
    with time_machine.travel(now + timedelta(hours=1, minutes=1)):
        call_command("publish_scheduled")
        assert indexed("gout") == [gout.pk]
    with time_machine.travel(now + timedelta(hours=2, minutes=1)):
        call_command("publish_scheduled")
        assert indexed("gout") == []


def reviewed_lately() -> list[int]:
    query = replace(parse_query("gout"), filters=Filters(reviewed_within=1))
    return [hit.page_id for hit in get_engine().search(query).hits]


def test_review_and_its_withdrawal_change_what_the_filter_finds(gout: ArticlePage) -> None:
    review = approve(gout)
    gout.save()
    assert reviewed_lately() == [gout.pk]
    review.delete()
    assert reviewed_lately() == []


def test_draft_enqueues_nothing(article_index: ArticleIndexPage, gout: ArticlePage) -> None:
    with enqueued_tasks() as names:
        gout.title = "Podagra"
        gout.save_revision()
        ArticlePageFactory(parent=article_index, live=False).save_revision()
    assert names == []


@pytest.mark.parametrize("action", ["unpublish", "delete", "publish"])
def test_bulk_action_in_the_admin_is_followed(
    admin_client: Client, gout: ArticlePage, action: str
) -> None:
    if action == "publish":
        gout.unpublish()
    admin_client.post(f"/admin/bulk/wagtailcore/page/{action}/?id={gout.pk}", {})
    assert indexed("gout") == ([gout.pk] if action == "publish" else [])


def test_articles_moved_below_a_private_page_in_bulk_are_not_found(
    admin_client: Client, home_page: Page, gout: ArticlePage
) -> None:
    private = ArticleIndexPageFactory(parent=home_page, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    address = f"/admin/bulk/wagtailcore/page/move/?id={gout.pk}"
    admin_client.post(address, {"chooser": private.pk, "move_applicable": "on"})
    assert ArticlePage.objects.child_of(private).count() == 1
    assert indexed("gout") == []


def test_change_that_is_rolled_back_leaves_no_task(gout: ArticlePage, waiting_tasks: None) -> None:
    with transaction.atomic():
        gout.unpublish()
        assert index_tasks()
        transaction.set_rollback(True)
    assert not index_tasks()


def test_article_published_in_the_admin_is_found(editor_client: Client, gout: ArticlePage) -> None:
    gout.unpublish()
    editor_client.post(f"/admin/bulk/wagtailcore/page/publish/?id={gout.pk}", {})
    assert indexed("gout") == [gout.pk]
