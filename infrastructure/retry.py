"""Retry of failed and interrupted tasks until they succeed.

A task that fails is enqueued again for later. A task whose worker died stays "running" for ever,
until `resume_interrupted` enqueues it again: tasks have to be idempotent.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

# A task that failed lets all others go first.
OTHERS_FIRST = -10
FIRST_DELAY = timedelta(seconds=5)
MAX_DELAY = timedelta(minutes=5)

logger = logging.getLogger(__name__)
_resumable: list[Task] = []


def resumable(task: Task) -> Task:
    """Register a task to be run again if its worker dies in the middle of it."""
    _resumable.append(task)
    return task


@contextmanager
def retry_on_failure(failing: Task, argument: Any, attempt: int) -> Iterator[None]:
    """Enqueue the task again if it fails for any reason, the stop of its worker included."""
    try:
        yield
    except BaseException as error:
        delay = compute_delay(attempt)
        logger.warning("%s is tried again in %s: %s", failing.name, delay, error)
        later = failing.using(priority=OTHERS_FIRST, run_after=timezone.now() + delay)
        later.enqueue(argument, attempt + 1)
        raise


def compute_delay(attempt: int) -> timedelta:
    """Return the delay after so many attempts: doubled each time, up to a bound."""
    return min(FIRST_DELAY * 2 ** min(attempt - 1, 10), MAX_DELAY)


def retry_later(again: Task, arguments: tuple, attempt: int, first_wait: timedelta) -> None:
    """Enqueue the task again, with each wait four times the last; not where none can be kept."""
    if again.get_backend().supports_defer:
        run_after = timezone.now() + first_wait * 4 ** (attempt - 1)
        again.using(run_after=run_after).enqueue(*arguments, attempt + 1)


def resume_interrupted() -> int:
    """Enqueue again the tasks that a worker began and did not finish; return their number.

    A task that another worker is still running is run twice.
    """
    paths = [task.module_path for task in _resumable]
    interrupted = DBTaskResult.objects.running().filter(task_path__in=paths)
    return interrupted.update(status=TaskResultStatus.READY)
