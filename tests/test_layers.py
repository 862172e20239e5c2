"""Rules on structure that import-linter cannot hold."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
READS_BODY = re.compile(
    r"\bin (?:page|self)\.body\b|page\.body\.\w+\(|zip\(page\.body|\.block_type\b"
)
APPS = ("blog", "search", "syndication", "sciaticalm_site", "review", "evidence")
PAGES = {"page", "article", "instance", "draft", "self", "specific"}
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
    files = [file for app in APPS for file in (ROOT / app).rglob("*.py")]
    code = [file for file in files if not {"tests", "migrations"} & set(file.parts)]
    names = {
        str(file.relative_to(ROOT))
        for file in code
        if READS_BODY.search(text := file.read_text("utf-8")) or reads_body(ast.parse(text))
    }
    assert {name for name in names if not name.startswith(ALLOWED)} == set()
    assert names


def reads_body(tree: ast.Module) -> bool:
    """Return whether the body of a page is taken: `page.body`, not `page.reading.body`."""
    return any(
        isinstance(node, ast.Attribute)
        and node.attr == "body"
        and isinstance(node.ctx, ast.Load)
        and isinstance(node.value, ast.Name)
        and node.value.id in PAGES
        for node in ast.walk(tree)
    )


def test_templates_of_blog_name_nothing_of_search() -> None:
    files = list((ROOT / "blog/templates").rglob("*.html"))
    assert files
    named = re.compile(r"[\"']search[/\"']|{% load [^%]*\bsearch")
    assert [file.name for file in files if named.search(file.read_text("utf-8"))] == []


def test_taking_the_body_of_a_page_is_seen_and_that_of_its_reading_is_not() -> None:
    assert reads_body(ast.parse("first = page.body[0]"))
    assert not reads_body(ast.parse("first = page.reading.body[0]; page.body = []"))
