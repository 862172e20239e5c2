"""Order tasks, enqueue them for later, and find those that wait."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

# Before Wagtail's own tasks, which keep the admin's search and usage lists.
READERS_FIRST = 10


def enqueue_later(task: Task, delay: timedelta, *arguments: Any) -> None:
    """Enqueue a task to begin after a delay, or at once where the backend has no delays."""
    run_after = timezone.now() + delay if task.get_backend().supports_defer else None
    task.using(run_after=run_after).enqueue(*arguments)


def find_waiting(task: Task) -> QuerySet[DBTaskResult]:
    """Return the runs of a task with which no worker has begun."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=task.module_path)
