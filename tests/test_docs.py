"""The docs name what there is."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

from blog.models import ArticlePage
from review.admin.rule_docs import render_rules

ROOT = Path(__file__).parents[1]
OUR_APPS = {"blog", "evidence", "home", "review", "search", "sciaticalm_site", "syndication"}


def read(name: str) -> str:
    return (ROOT / name).read_text()


@pytest.mark.parametrize("block", ArticlePage.body.field.stream_block.child_blocks)
def test_every_block_is_in_the_content_model(block: str) -> None:
    assert f"\n| `{block}` |" in read("docs/content-model.md")


@pytest.mark.parametrize(
    "command", sorted(name for name, app in get_commands().items() if app in OUR_APPS)
)
def test_every_command_is_in_operations(command: str) -> None:
    assert f"\n| `manage.py {command}" in read("docs/operations.md")


def test_every_variable_is_in_the_readme() -> None:
    settings = "".join(path.read_text() for path in ROOT.glob("sciaticalm_site/settings/*.py"))
    read_by_settings = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    in_procfile = set(re.findall(r"\$\{([A-Z_]+)", read("Procfile")))
    in_runner = set(re.findall(r'"(TEST_[A-Z_]+|CHROMIUM)"', read("tests/run.py")))
    table = set(re.findall(r"`([A-Z_]+)`", read("README.md")))
    assert read_by_settings
    assert read_by_settings | in_procfile | in_runner <= table


def test_architecture_names_a_file_for_each_feature() -> None:
    _, _, map_of_features = read("docs/architecture.md").partition("\n## Where to find it\n")
    rows = re.findall(r"^\| ([^*|]+) \| `([^`]+)` \|$", map_of_features, re.MULTILINE)
    assert len(rows) >= 24
    assert len({feature for feature, _ in rows}) == len(rows)
    assert not [path for _, path in rows if not (ROOT / path).is_file()]


def test_docs_of_the_content_checks_are_what_the_rules_say() -> None:
    assert read("docs/content-checks.md") == render_rules(), "run: make docs"
