"""Index updates, kept in the database until a worker has done them.

An update that fails is written down again for later. One whose worker died in the middle of it
stays "running" for ever, until `resume_interrupted` has it done again: twice does no harm.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from blog.models import ArticlePage
from search.indexing import update_index

# Before Wagtail's own tasks, which keep the admin's search and usage lists; but not time and
# again, if it failed.
READERS_FIRST, OTHERS_FIRST = 10, -10
FIRST_DELAY = timedelta(seconds=5)
MAX_DELAY = timedelta(minutes=5)

logger = logging.getLogger(__name__)


@task(priority=READERS_FIRST)
def index_articles(page_ids: list[int], attempt: int = 1) -> None:
    """Bring the index up to date for these articles, whether they still exist or not."""
    with trying_again(index_articles, page_ids, attempt):
        update_index(page_ids)


@task(priority=READERS_FIRST)
def index_subtree(page_id: int, attempt: int = 1) -> None:
    """Bring the index up to date for all articles at or below a page."""
    with trying_again(index_subtree, page_id, attempt):
        page = Page.objects.filter(pk=page_id).first()
        if page:
            articles = ArticlePage.objects.descendant_of(page, inclusive=True)
            update_index(list(articles.values_list("pk", flat=True)))


@contextmanager
def trying_again(failing: Task, argument: Any, attempt: int) -> Iterator[None]:
    """Enqueue the task anew if it fails, whatever the reason: a worker told to stop is one too."""
    try:
        yield
    except BaseException as error:
        delay = delay_after(attempt)
        logger.warning("An index update is tried again in %s: %s", delay, error)
        later = failing.using(priority=OTHERS_FIRST, run_after=timezone.now() + delay)
        later.enqueue(argument, attempt + 1)
        raise


def delay_after(attempt: int) -> timedelta:
    """Return how long to wait after so many attempts: twice as long each time, up to a bound."""
    return min(FIRST_DELAY * 2 ** min(attempt - 1, 10), MAX_DELAY)


def resume_interrupted() -> int:
    """Have the updates done again that a worker began and did not end; return how many.

    One that another worker is busy with is just done once more.
    """
    paths = [known.module_path for known in (index_articles, index_subtree)]
    interrupted = DBTaskResult.objects.running().filter(task_path__in=paths)
    return interrupted.update(status=TaskResultStatus.READY)
