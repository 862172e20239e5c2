"""Tasks that are done in the end: whatever fails, or is cut off, is done again.

A task that fails is written down again for later. One whose worker died in the middle of it
stays "running" for ever, until `resume_interrupted` has it done again: twice has to do no harm.
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
    """Have a task done again whose worker died in the middle of it."""
    _resumable.append(task)
    return task


@contextmanager
def trying_again(failing: Task, argument: Any, attempt: int) -> Iterator[None]:
    """Enqueue the task anew if it fails, whatever the reason: a worker told to stop is one too."""
    try:
        yield
    except BaseException as error:
        delay = delay_after(attempt)
        logger.warning("%s is tried again in %s: %s", failing.name, delay, error)
        later = failing.using(priority=OTHERS_FIRST, run_after=timezone.now() + delay)
        later.enqueue(argument, attempt + 1)
        raise


def delay_after(attempt: int) -> timedelta:
    """Return how long to wait after so many attempts: twice as long each time, up to a bound."""
    return min(FIRST_DELAY * 2 ** min(attempt - 1, 10), MAX_DELAY)


def resume_interrupted() -> int:
    """Have the tasks done again that a worker began and did not end; return how many.

    One that another worker is busy with is just done once more.
    """
    paths = [task.module_path for task in _resumable]
    interrupted = DBTaskResult.objects.running().filter(task_path__in=paths)
    return interrupted.update(status=TaskResultStatus.READY)
