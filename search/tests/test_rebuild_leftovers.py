"""What a rebuild clears away, and what it leaves to another that goes on at the same time."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from blog.record.article_record import ArticleRecord
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine
from search.query import parse_query
from search.tests.records import record


def folders(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "en").iterdir() if path.name != "lock")


def test_embedded_rebuild_clears_away_what_killed_ones_left(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([])
    (tmp_path / "en" / "v4-left" / "articles").mkdir(parents=True)
    (tmp_path / "en" / "next-v4-left").symlink_to("v4-left")
    engine.rebuild([record(1, "Gout")])
    assert folders(tmp_path) == ["current", (tmp_path / "en" / "current").readlink().name]


def test_interrupted_embedded_rebuild_leaves_nothing_behind(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([record(1, "Gout")])
    before = folders(tmp_path)

    def failing() -> Iterator[ArticleRecord]:
        yield record(2, "Gout")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        engine.rebuild(failing())
    assert folders(tmp_path) == before


def test_writers_wait_for_an_embedded_rebuild_and_write_into_the_new_index(tmp_path: Path) -> None:
    engine, other = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    engine.rebuild([record(1, "Gout")])
    writing = threading.Thread(target=lambda: other.replace([record(2, "Gout")]))
    rebuilding = threading.Thread(target=lambda: other.rebuild([record(3, "Gout")]))

    def meanwhile() -> Iterator[ArticleRecord]:
        writing.start()
        time.sleep(0.05)
        assert writing.is_alive()
        yield record(1, "Gout")

    engine.rebuild(meanwhile())
    writing.join()
    assert {page_id for page_id, _ in engine.digests()} == {1, 2}
    rebuilding.start()
    rebuilding.join()
    assert {page_id for page_id, _ in engine.digests()} == {3}


def test_searches_never_miss_the_index_while_it_is_swapped(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([record(1, "Gout")])
    is_done, totals = threading.Event(), set()

    def read() -> None:
        reader = EmbeddedEngine(tmp_path)
        while not is_done.is_set():
            totals.add(reader.search(parse_query("gout")).total)

    reading = threading.Thread(target=read)
    reading.start()
    for _ in range(20):
        engine.rebuild([record(1, "Gout")])
    is_done.set()
    reading.join()
    assert totals == {1}


def indices(engine: ElasticsearchEngine) -> set[str]:
    return set(engine.client.indices.get(index=f"{engine.indices.family}-*"))


@pytest.mark.elasticsearch
def test_elasticsearch_rebuild_clears_away_what_killed_ones_left(
    elastic: ElasticsearchEngine,
) -> None:
    family = elastic.indices.family
    for name, filled_at in (("dead", time.time() - 600), ("alive", time.time() - 60)):
        note = {"_meta": {"filled_at": filled_at}}
        elastic.client.indices.create(index=f"{family}-{name}", mappings=note)
    elastic.client.indices.create(index=f"{family}-of-another-version")
    elastic.rebuild([record(1, "Gout")])
    in_force = set(elastic.client.indices.get_alias(name=elastic.alias))
    assert indices(elastic) == in_force | {f"{family}-alive"}


@pytest.mark.elasticsearch
def test_interrupted_elasticsearch_rebuild_leaves_nothing_behind(
    elastic: ElasticsearchEngine,
) -> None:
    before = indices(elastic)

    def failing() -> Iterator[ArticleRecord]:
        yield record(2, "Gout")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        elastic.rebuild(failing())
    assert indices(elastic) == before


@pytest.mark.elasticsearch
def test_two_elasticsearch_rebuilds_at_once_leave_the_index_of_the_last(
    elastic: ElasticsearchEngine,
) -> None:
    def with_another() -> Iterator[ArticleRecord]:
        yield record(1, "Gout")
        assert elastic.rebuild([record(2, "Gout")]) == 1
        yield record(3, "Gout")

    assert elastic.rebuild(with_another()) == 2
    assert {page_id for page_id, _ in elastic.digests()} == {1, 3}
    assert len(indices(elastic)) == 1


@pytest.mark.elasticsearch
def test_long_rebuild_notes_that_it_goes_on(
    elastic: ElasticsearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.engines.elasticsearch_indices.NOTE_EVERY_SECONDS", 0.0)
    notes = []

    def reading_notes() -> Iterator[ArticleRecord]:
        for number in (1, 2, 3):
            yield record(number, "Gout")
            known = elastic.client.indices.get(index=f"{elastic.alias}-*").values()
            notes.append(max(index["mappings"]["_meta"].get("filled_at", 0) for index in known))

    elastic.rebuild(reading_notes())
    assert notes == sorted(set(notes))
