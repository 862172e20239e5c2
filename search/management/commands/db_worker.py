"""`manage.py db_worker`: django_tasks_db's worker, after resuming interrupted tasks."""

from typing import Any

from django_tasks_db.management.commands import db_worker

from infrastructure.retry import resume_interrupted


class Command(db_worker.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if count := resume_interrupted():
            self.stdout.write(f"{count} tasks that were interrupted are done again.")
        super().handle(*args, **options)
