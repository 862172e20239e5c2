"""A worker that is killed at any moment loses no update: real processes, SIGKILL, a restart."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django_tasks_db.models import DBTaskResult

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory
from search.comparing import find_difference
from search.engines.embedded import EmbeddedEngine
from search.indexing import load_all_records
from search.tests.waiting import index_tasks

DATABASE_ALONE = "The worker gets a copy of the SQLite database of the test."


@pytest.fixture
def site_with_a_waiting_update(
    article_index: ArticleIndexPage, waiting_tasks: None, tmp_path: Path
) -> Path:
    """Give the DATA_DIR of a site with an article that was changed, for which one task waits."""
    if connection.vendor != "sqlite":
        pytest.skip(DATABASE_ALONE)
    page = ArticlePageFactory(parent=article_index)
    EmbeddedEngine(tmp_path / "search").rebuild(load_all_records())
    DBTaskResult.objects.all().delete()
    page.title = "Changed"
    page.save_revision().publish()
    assert len(index_tasks()) == 1
    (tmp_path / "db.sqlite3").write_bytes(connection.connection.serialize())
    return tmp_path


def manage(data: Path, *arguments: str, kill_at: str = "") -> int:
    """Run a command of manage.py on a site; return its exit status."""
    environment = os.environ | {
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data / 'db.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.killed_worker.settings",
        "KILL_AT": kill_at,
    }
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, timeout=60, check=False)  # noqa: S603
    return done.returncode


def indexed(data: Path) -> dict[int, str]:
    return dict(EmbeddedEngine(data / "search").digests())


WORKER = ("db_worker", "--batch", "--no-startup-delay", "--verbosity", "0")


@pytest.mark.parametrize("moment", ["claimed", "writing", "committed"])
def test_update_of_a_killed_worker_is_made_after_a_restart(
    site_with_a_waiting_update: Path, moment: str
) -> None:
    data = site_with_a_waiting_update
    assert manage(data, *WORKER, kill_at=moment) == -signal.SIGKILL
    assert bool(find_difference(indexed(data), load_all_records())) == (moment != "committed")
    assert manage(data, *WORKER) == 0
    assert not find_difference(indexed(data), load_all_records())
