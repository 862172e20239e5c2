"""Measure the structure of the code: circles, folders, functions, names. `make lint` runs it.

Prints each figure beside its bound and exits 1 if one is over. Imports count wherever they stand:
in functions, and under TYPE_CHECKING.
"""

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
APPS = {
    "blog",
    "evidence",
    "home",
    "infrastructure",
    "review",
    "sciaticalm_site",
    "search",
    "site_identity",
    "syndication",
}
# Bounds are lowered, never raised.
MOST_IN_CIRCLES = 0
MOST_IN_FOLDER = 25
MOST_ASKING = 5
MOST_WITHOUT_VERB = 12

WH_WORDS = frozenset({"what", "how", "which", "who", "where", "when", "why", "whether"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).exists()]


def module_name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def is_code(file: Path) -> bool:
    parts = file.relative_to(ROOT).parts
    return file.suffix == ".py" and parts[0] in APPS and not {"tests", "migrations"} & set(parts)


def imports_of(tree: ast.Module, modules: dict[str, ast.Module]) -> Iterator[str]:
    """Yield each module of the project that is imported, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in modules else node.module


def circles(modules: dict[str, ast.Module]) -> list[list[str]]:
    """Return the modules that import each other, in groups of two or more (Tarjan)."""
    edges = {name: set(imports_of(tree, modules)) & set(modules) for name, tree in modules.items()}
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in edges[name]:
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            group = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(group) > 1:
                found.append(sorted(group))

    sys.setrecursionlimit(10_000)
    for name in modules:
        if name not in index:
            visit(name)
    return found


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def module_level_functions(modules: dict[str, ast.Module]) -> Iterator[Function]:
    for tree in modules.values():
        yield from (node for node in tree.body if isinstance(node, Function))


def begins_with_verb(function: Function, verbs: frozenset[str]) -> bool:
    return function.name.lstrip("_").partition("_")[0] in verbs


def length(function: Function) -> int:
    """Return the lines of a function, decorators and docstring left out."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return lines - ((first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0)


def crowded_folders(files: list[Path]) -> dict[str, int]:
    """Return the number of source files and templates directly in each folder."""
    counts: dict[str, int] = defaultdict(int)
    for file in files:
        if file.suffix in {".py", ".html"}:
            counts[str(file.parent.relative_to(ROOT))] += 1
    return dict(counts)


def main() -> int:
    files = tracked_files()
    modules = {module_name(f): ast.parse(f.read_text("utf-8")) for f in files if is_code(f)}
    found = circles(modules)
    lengths = [length(function) for tree in modules.values() for function in functions(tree)]
    folders = crowded_folders(files)
    docs = [doc for tree in modules.values() if (doc := ast.get_docstring(tree))]
    asking = [doc for doc in docs if doc.split()[0].lower().strip(",.:`“") in WH_WORDS]
    in_circles = sum(map(len, found))
    verbs = frozenset(Path(__file__).with_name("verbs.txt").read_text("utf-8").split())
    named = [begins_with_verb(f, verbs) for f in module_level_functions(modules)]
    figures = [
        ("modules in import circles", in_circles, MOST_IN_CIRCLES),
        ("most files in a folder", max(folders.values()), MOST_IN_FOLDER),
        ("functions over 40 lines", sum(lines > 40 for lines in lengths), 0),
        ("median lines of a function", median(lengths), 6),
        ("module docstrings that ask, %", round(100 * len(asking) / len(docs)), MOST_ASKING),
        (
            "functions without a verb, %",
            round(100 - 100 * sum(named) / len(named)),
            MOST_WITHOUT_VERB,
        ),
    ]
    for name, figure, bound in figures:
        mark = "" if figure <= bound else "  <- too much"
        print(f"{name:32} {figure:6} (at most {bound}){mark}")
    if "--verbose" in sys.argv:
        report(found, folders, lengths)
    return int(any(figure > bound for _, figure, bound in figures))


def report(found: list[list[str]], folders: dict[str, int], lengths: list[int]) -> None:
    for group in found:
        print(f"circle of {len(group)}: {', '.join(group)}")
    for folder, count in sorted(folders.items(), key=lambda item: -item[1])[:8]:
        print(f"{count:4} {folder}")
    print(f"longest function: {max(lengths)} lines")


if __name__ == "__main__":
    sys.exit(main())
