"""Resolve the names of code and files that docs, docstrings and comments mention."""

import ast
import os
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[1]
PACKAGES = frozenset(file.parent.name for file in ROOT.glob("*/__init__.py"))
NOT_OURS = {"var", "node_modules", "test-results", "__pycache__"}
# Addresses that the site answers, and the default of DATA_DIR.
NO_FILES = {"robots.txt", "llms.txt", "llms-full.txt", "security.txt", "openapi.json", "var/"}

CODE_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s]+)\)")
COMMENT = re.compile(r"(?:^|\s)#\s(.*)$", re.MULTILINE)
WORD = re.compile(r"[^\s,;:\"'“”()\[\]=]+")
ADDRESS = re.compile(r"\bhttps?://\S+")
FILE = re.compile(
    r"[\w./-]*[\w-]\.(?:css|csv|html|js|json|md|po|py|svg|toml|tsv|txt|typ|webp|xml|yaml)"
)
FOLDERS = PACKAGES | {"docker", "docs"}
FOLDER = re.compile(rf"(?:{'|'.join(sorted(FOLDERS))})/[\w./-]*|[\w-]+/")
DOTTED = re.compile(rf"(?:{'|'.join(sorted(PACKAGES))})(?:\.\w+)+")
ATTRIBUTE = re.compile(r"[A-Z]\w*[a-z]\w*\.\w+")
CHECK_ID = re.compile(r"\w+\.[EW]\d{3}")
IDENTIFIER = re.compile(r"[A-Za-z]+(?:_\w+)+|[A-Za-z]*[a-z][A-Z]\w+")
SOURCES = {".py", ".html", ".js", ".css", ".toml", ".yaml", ".typ", ".json", ""}


def find_false_names(file: Path) -> list[str]:
    """Return what a Markdown or Python file mentions and the project does not have."""
    text = file.read_text("utf-8")
    if file.suffix == ".py":
        return find_in_prose(python_prose(text), file.parent)
    return find_in_markdown(text, file.parent)


def find_in_markdown(text: str, folder: Path) -> list[str]:
    text = FENCE.sub("", text)
    links = [target for target in LINK.findall(text) if not leads_somewhere(target, text, folder)]
    names = [word for word in span_words(text) if IDENTIFIER.fullmatch(word)]
    unknown = [name for name in names if name not in identifiers()]
    return links + unknown + find_in_spans(text, folder)


def find_in_prose(text: str, folder: Path) -> list[str]:
    """Return the false names of docstrings and comments, in code spans or without."""
    bare = words(ADDRESS.sub("", CODE_SPAN.sub("", text)))
    whole = [word for word in bare if DOTTED.fullmatch(word) or FOLDERS & {word.split("/")[0]}]
    named = [word for word in whole if FILE.fullmatch(word) or "/" not in word]
    return find_in_spans(text, folder) + [word for word in named if is_false(word, folder)]


def find_in_spans(text: str, folder: Path) -> list[str]:
    return [word for word in span_words(text) if is_false(word, folder)]


def span_words(text: str) -> list[str]:
    return words(ADDRESS.sub("", " ".join(CODE_SPAN.findall(text))))


def words(text: str) -> list[str]:
    return [word.rstrip(".…") for word in WORD.findall(text)]


def python_prose(text: str) -> str:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, documented)]
    return "\n".join([*(ast.get_docstring(node) or "" for node in nodes), *COMMENT.findall(text)])


def is_false(word: str, folder: Path) -> bool:
    """Return whether a word is of the form of a file, folder or name of ours, and is none."""
    if FILE.fullmatch(word) or FOLDER.fullmatch(word):
        return not (word.startswith("/") or word in NO_FILES or is_file(word, folder))
    if CHECK_ID.fullmatch(word):
        return word.partition(".")[0] in PACKAGES and not is_check(word)
    if DOTTED.fullmatch(word):
        return not (is_object(word) or is_model(word))
    return bool(ATTRIBUTE.fullmatch(word)) and not is_attribute(*word.split("."))


def is_file(path: str, folder: Path) -> bool:
    path = path.removesuffix("/")
    return path in file_tails() or (folder / path).exists()


@cache
def file_tails() -> frozenset[str]:
    """Return every path of the project, and each end of one."""
    paths = [path.relative_to(ROOT).parts for path in walk(ROOT)]
    return frozenset("/".join(parts[start:]) for parts in paths for start in range(len(parts)))


def walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in NOT_OURS and name[0] != "."]
        yield from (Path(parent, name) for name in [*folders, *files])


@cache
def identifiers() -> frozenset[str]:
    """Return every word of the sources, and the name of every file without its suffix."""
    files = [path for path in walk(ROOT) if path.suffix in SOURCES and path.is_file()]
    found = {word for file in files for word in re.findall(r"\w+", file.read_text("utf-8"))}
    return frozenset(found | {file.stem for file in files})


def leads_somewhere(target: str, text: str, folder: Path) -> bool:
    path, _, anchor = target.partition("#")
    file = folder / path
    if not anchor or (path and file.suffix != ".md"):
        return file.exists()
    return file.exists() and anchor in anchors(file.read_text("utf-8") if path else text)


def anchors(text: str) -> set[str]:
    """Return the anchors of headings, made as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def is_check(name: str) -> bool:
    return any(f'"{name}"' in file.read_text("utf-8") for file in ROOT.glob("*/checks.py"))


def is_object(name: str) -> bool:
    """Return whether a dotted name is a module, or of one, down to a field of a class."""
    parts = name.split(".")
    end = next(end for end in range(len(parts), 0, -1) if is_module(parts[:end]))
    found: object = import_module(".".join(parts[:end])) if parts[end:] else None
    for part in parts[end:]:
        if not has_member(found, part):
            return False
        found = getattr(found, part, None)
    return True


def is_module(parts: list[str]) -> bool:
    path = ROOT.joinpath(*parts)
    return path.with_suffix(".py").exists() or path.is_dir()


def has_member(owner: object, name: str) -> bool:
    return hasattr(owner, name) or name in getattr(owner, "__annotations__", {})


def is_model(name: str) -> bool:
    """Return whether a name is a model by its app ("review.Contributor"), or a member of one."""
    label, model, *members = name.split(".")
    found = apps.all_models.get(label, {}).get(model.lower())
    return found is not None and all(has_member(found, member) for member in members[:1])


def is_attribute(owner: str, name: str) -> bool:
    """Return whether a class of the project, or a model of Wagtail, has the attribute."""
    found = [getattr(import_module(module), owner) for module in class_modules().get(owner, ())]
    return any(has_member(each, name) for each in found)


@cache
def class_modules() -> dict[str, list[str]]:
    """Return the modules that define each class, by its name."""
    found: dict[str, list[str]] = {"Page": ["wagtail.models"]}
    for file in (file for package in PACKAGES for file in (ROOT / package).rglob("*.py")):
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for name in re.findall(r"^class (\w+)", file.read_text("utf-8"), re.MULTILINE):
            found.setdefault(name, []).append(module)
    return found
