"""Both engines, for tests of what they have in common."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from search.engines.contract import SearchEngine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from search.tests.records import record


@contextmanager
def real_elasticsearch() -> Iterator[ElasticsearchEngine]:
    """Give an engine with indices of its own, which go afterwards."""
    elastic = ElasticsearchEngine(
        os.environ["TEST_ELASTICSEARCH_URL"], family=f"test-{uuid.uuid4().hex}"
    )
    try:
        yield elastic
    finally:
        elastic.drop()


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    if request.param == "embedded":
        yield EmbeddedEngine(tmp_path / "search")
        return
    with real_elasticsearch() as elastic:
        yield elastic


@pytest.fixture
def elastic() -> Iterator[ElasticsearchEngine]:
    """Elasticsearch alone, with an index of one article."""
    with real_elasticsearch() as engine:
        engine.rebuild([record(1, "Gout")])
        yield engine
