"""Both engines, for tests of what they have in common."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from search.engines import SearchEngine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    if request.param == "embedded":
        yield EmbeddedEngine(tmp_path / "search")
        return
    elastic = ElasticsearchEngine(
        os.environ["TEST_ELASTICSEARCH_URL"], family=f"test-{uuid.uuid4().hex}"
    )
    yield elastic
    elastic.drop()


@pytest.fixture
def waiting_tasks(settings: Settings) -> None:
    """Tasks wait in the database until somebody does them."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
