"""What import-linter cannot hold: parts of packages outside the project."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "file", sorted((ROOT / "evidence/identifiers").glob("*.py")), ids=lambda file: file.stem
)
def test_identifiers_use_nothing_of_django_but_its_translations(file: Path) -> None:
    nodes = [node for node in ast.walk(ast.parse(file.read_text())) if hasattr(node, "names")]
    modules = {getattr(node, "module", None) or node.names[0].name for node in nodes}
    assert {name for name in modules if name.startswith("django")} <= {"django.utils.translation"}
