"""Kills the process with SIGKILL, which no program can handle or tidy up after."""

import os
import signal
from typing import Any

from django.apps import AppConfig


def die(*args: Any, **kwargs: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class KilledWorkerConfig(AppConfig):
    name = "tests.killed_worker"

    def ready(self) -> None:
        from django_tasks.signals import task_started
        from django_tasks_db.models import DBTaskResult

        from search.engines.index_writer import Writer

        match os.environ.get("KILL_AT"):
            case "claimed":
                task_started.connect(die)
            case "writing":
                Writer.add = die  # type: ignore[method-assign]
            case "committed":
                DBTaskResult.set_successful = die  # type: ignore[method-assign]
