"""The embedded index as several processes use it."""

from pathlib import Path

import pytest

from search.engines.contract import SearchUnavailable
from search.engines.embedded import EmbeddedEngine
from search.query import parse_query
from search.tests.records import record


def total(engine: EmbeddedEngine, words: str) -> int:
    return engine.search(parse_query(words)).total


def test_reader_sees_what_another_process_wrote(tmp_path: Path) -> None:
    reader, writer = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    writer.rebuild([record(1, "Gout")])
    assert total(reader, "gout") == 1
    writer.replace([record(2, "Gout")])
    assert total(reader, "gout") == 2
    writer.rebuild([record(3, "Gout")])
    assert total(reader, "gout") == 1


def test_old_indices_are_cleared_away(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    for _ in range(3):
        engine.rebuild([record(1, "Gout")])
    assert len(list(tmp_path.glob("en/v*-*"))) == 1


def test_broken_index_is_unavailable_and_can_be_rebuilt(tmp_path: Path) -> None:
    EmbeddedEngine(tmp_path).rebuild([record(1, "Gout")])
    (tmp_path / "en" / "current" / "articles" / "meta.json").write_text("{")
    engine = EmbeddedEngine(tmp_path)
    with pytest.raises(SearchUnavailable):
        total(engine, "gout")
    engine.rebuild([record(1, "Gout")])
    assert total(engine, "gout") == 1


def test_fault_inside_the_library_makes_the_index_unavailable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        pass

    def panic(*args: object) -> None:
        raise PanicException

    engine = EmbeddedEngine(tmp_path)
    engine.rebuild([record(1, "Gout")])
    monkeypatch.setattr("search.engines.embedded.find_articles", panic)
    with pytest.raises(SearchUnavailable):
        total(engine, "gout")
