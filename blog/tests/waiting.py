"""Tasks as a worker finds them: rows in the database, done after the change."""

from django.utils import timezone
from django_tasks_db.models import DBTaskResult


def tasks(path: str) -> list[DBTaskResult]:
    """Return the tasks whose path begins so, in the order in which a worker does them."""
    return list(DBTaskResult.objects.filter(task_path__startswith=path))


def run_ready(path: str) -> None:
    """Do the tasks whose time has come, as a worker does."""
    for row in DBTaskResult.objects.ready().filter(task_path__startswith=path):
        row.claim("test")
        try:
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        except Exception as error:  # whatever it is, it is noted
            row.set_failed(error)
        else:
            row.set_successful(None)


def next_run_of(path: str) -> float:
    """Return in how many seconds the next such task is due."""
    waiting = DBTaskResult.objects.filter(status="READY", task_path__startswith=path)
    return (waiting.get().run_after - timezone.now()).total_seconds()
