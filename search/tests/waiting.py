"""Index tasks as a worker finds them: rows in the database, done after the change."""

from django.utils import timezone
from django_tasks_db.models import DBTaskResult


def index_tasks() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path__startswith="search."))


def run_ready_tasks() -> None:
    """Do the index tasks whose time has come, as a worker does."""
    for row in DBTaskResult.objects.ready().filter(task_path__startswith="search."):
        row.claim("test")
        try:
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        except Exception as error:  # whatever it is, it is noted
            row.set_failed(error)
        else:
            row.set_successful(None)


def next_run() -> float:
    """Return in how many seconds the next index task is due."""
    waiting = DBTaskResult.objects.filter(status="READY", task_path__startswith="search.")
    return (waiting.get().run_after - timezone.now()).total_seconds()
