"""What tests of searching share."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.engines import SearchEngine
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine


@pytest.fixture(params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    if request.param == "embedded":
        yield EmbeddedEngine(tmp_path / "search")
        return
    elastic = ElasticsearchEngine(
        os.environ["TEST_ELASTICSEARCH_URL"], alias=f"test-{uuid.uuid4().hex}"
    )
    yield elastic
    elastic.drop()
