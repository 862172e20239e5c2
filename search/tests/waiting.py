"""Index tasks as a worker finds them."""

from django_tasks_db.models import DBTaskResult

from blog.tests.waiting import next_run_of, run_ready, tasks

PATH = "search."


def index_tasks() -> list[DBTaskResult]:
    return tasks(PATH)


def run_ready_tasks() -> None:
    run_ready(PATH)


def next_run() -> float:
    return next_run_of(PATH)
