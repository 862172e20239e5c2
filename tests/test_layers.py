"""Rules on structure that import-linter cannot hold."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READS_BODY = re.compile(
    r"\bin (?:page|self)\.body\b|page\.body\.\w+\(|zip\(page\.body|\.block_type\b"
)
# The style guide makes bodies of its own, of samples.
ALLOWED = ("blog/blocks/", "blog/record/", "sciaticalm_site/style_guide/")


@pytest.mark.parametrize(
    "file", sorted((ROOT / "evidence/identifiers").glob("*.py")), ids=lambda file: file.stem
)
def test_identifiers_use_nothing_of_django_but_its_translations(file: Path) -> None:
    nodes = [node for node in ast.walk(ast.parse(file.read_text())) if hasattr(node, "names")]
    modules = {getattr(node, "module", None) or node.names[0].name for node in nodes}
    assert {name for name in modules if name.startswith("django")} <= {"django.utils.translation"}


def test_no_other_module_walks_the_body_of_an_article() -> None:
    apps = ("blog", "home", "search", "syndication", "sciaticalm_site", "review", "evidence")
    files = [file for app in apps for file in (ROOT / app).rglob("*.py")]
    names = {
        str(file.relative_to(ROOT))
        for file in files
        if not {"tests", "migrations"} & set(file.parts) and READS_BODY.search(file.read_text())
    }
    assert {name for name in names if not name.startswith(ALLOWED)} == set()
    assert names


def test_templates_of_blog_name_no_template_or_tag_of_search() -> None:
    files = list((ROOT / "blog/templates").rglob("*.html"))
    assert files
    named = re.compile(r"[\"']search/|{% load [^%]*\bsearch")
    assert [file.name for file in files if named.search(file.read_text("utf-8"))] == []
