"""`make test` is honest about what it left out."""

import shutil
import sys
from pathlib import Path

import pytest

from tests import run as runner
from tests.run import Suite, in_browser, run, with_tools

PASSING = Suite("passes", [sys.executable, "-c", ""])
FAILING = Suite("fails", [sys.executable, "-c", "raise SystemExit(1)"])
MISSING = Suite("cannot run", [], missing="no service")


def test_missing_service_is_named_and_left_out_on_a_laptop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert run(MISSING) == "skipped: no service"


def test_missing_service_is_a_failure_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert run(MISSING) == "FAILED, missing: no service"


def test_outcome_is_that_of_the_tests() -> None:
    assert run(PASSING).startswith("passed")
    assert run(FAILING).startswith("FAILED")


def test_files_of_tests_are_on_disk_where_memory_has_no_room(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(runner, "MEMORY", tmp_path)
    monkeypatch.setattr(runner, "ENOUGH_BYTES", 0)
    assert runner.roomy_memory() == tmp_path
    monkeypatch.setattr(runner, "ENOUGH_BYTES", 2**60)
    assert runner.roomy_memory() is None
    monkeypatch.setattr(runner, "MEMORY", tmp_path / "missing")
    assert runner.roomy_memory() is None


def test_browser_tests_that_need_tools_are_left_out_by_name_without_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: "" if program == "java" else program)
    assert in_browser().command[-1] == "browser and not tools"
    assert "no java" in with_tools()[0].missing
