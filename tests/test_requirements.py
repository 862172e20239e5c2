"""What the site imports is what `make run` installs: requirements.txt names each package."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APPS = (
    "blog",
    "evidence",
    "home",
    "infrastructure",
    "review",
    "sciaticalm_site",
    "search",
    "site_identity",
    "syndication",
)
# Come with a package that is named, as its documented way to use it.
BROUGHT = {
    "django-modelcluster": "wagtail",
    "django-taggit": "wagtail",
    "draftjs-exporter": "wagtail",
    "django-filter": "wagtail",
    "modelsearch": "wagtail",
    "pillow": "wagtail",
    "elastic-transport": "elasticsearch",
    "pydantic": "django-ninja",
}


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def named(file: str) -> set[str]:
    lines = (ROOT / file).read_text().splitlines()
    return {found[0].lower() for line in lines if (found := re.match(r"[A-Za-z][\w-]*", line))}


def packages_of(app: str) -> dict[str, set[str]]:
    """Return the modules of others that an app imports, each with the packages they may be of."""
    files = [file for file in (ROOT / app).rglob("*.py") if "tests" not in file.parts]
    ours = {*APPS, "tests", *sys.stdlib_module_names}
    modules = {name.partition(".")[0] for file in files for name in imports(file)} - ours
    known = packages_distributions()
    return {
        module: {package.lower().replace("_", "-") for package in known[module]}
        for module in modules
    }


@pytest.mark.parametrize("app", APPS)
def test_every_import_is_of_a_package_that_is_named(app: str) -> None:
    required = named("requirements.txt")
    for module, packages in packages_of(app).items():
        assert {BROUGHT.get(package, package) for package in packages} & required, module


def test_every_package_of_the_tests_alone_is_named_for_them_only() -> None:
    assert not named("requirements.txt") & named("requirements-dev.txt")
