"""A worker that is killed at any moment loses no update: real processes, SIGKILL, a restart."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, TopicFactory
from search.comparing import difference
from search.engines.embedded import EmbeddedEngine
from search.indexing import all_records

DATABASE_ALONE = "The worker gets a copy of the SQLite database of the test."


@pytest.fixture
def site_with_waiting_updates(
    article_index: ArticleIndexPage, waiting_tasks: None, tmp_path: Path
) -> Path:
    """Give the DATA_DIR of a site whose index has old articles, with new ones to be indexed."""
    if connection.vendor != "sqlite":
        pytest.skip(DATABASE_ALONE)
    changed, deleted = (ArticlePageFactory(parent=article_index) for _ in range(2))
    EmbeddedEngine(tmp_path / "search").rebuild(all_records())
    changed.title = "Changed"
    changed.save_revision().publish()
    deleted.delete()
    ArticlePageFactory(parent=article_index, title="New").topics.add(TopicFactory())
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


WORKER = ("db_worker", "--batch", "--no-startup-delay", "--verbosity", "0")


@pytest.mark.parametrize("moment", ["claimed", "writing", "committed"])
def test_update_of_a_killed_worker_is_made_after_a_restart(
    site_with_waiting_updates: Path, moment: str
) -> None:
    data = site_with_waiting_updates
    assert manage(data, *WORKER, kill_at=moment) == -signal.SIGKILL
    assert manage(data, *WORKER) == 0
    digests = dict(EmbeddedEngine(data / "search").digests())
    assert len(digests) == ArticlePage.objects.count() == 2
    assert not difference(digests, all_records())
