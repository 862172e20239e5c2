"""Docs, docstrings and comments name what there is."""

from pathlib import Path

import pytest

from tests.doc_names import (
    PACKAGES,
    ROOT,
    find_false_names,
    find_in_markdown,
    find_in_prose,
    python_prose,
    walk,
)


@pytest.mark.parametrize(
    "document",
    [path for path in walk(ROOT) if path.suffix == ".md"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_docs_name_what_there_is(document: Path) -> None:
    assert not find_false_names(document)


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_docstrings_and_comments_name_what_there_is(package: str) -> None:
    files = [file for file in (ROOT / package).rglob("*.py") if "migrations" not in file.parts]
    false = {str(file.relative_to(ROOT)): find_false_names(file) for file in files}
    assert not {file: names for file, names in false.items() if names}


TRUE_MARKDOWN = """
[Model](content-model.md#pages), `review.publishing.pass_gate`, `blog/models/article.py`,
`topic.py`, `review.Contributor.Kind`, `ReviewedPage.save()`, `evidence.E001`, `page_graph`,
`manage.py check_articles [--due]`, `/articles/walking.md/`, `https://host/blog/gone.py`,
`blog/models/`, `robots.txt`, `wagtail.contrib.nowhere`, `ArticleRecord.date_modified`
```python
import blog.nowhere
```
"""


def test_true_names_are_passed_over() -> None:
    assert find_in_markdown(TRUE_MARKDOWN, ROOT / "docs") == []


@pytest.mark.parametrize(
    "false",
    [
        "blog.record.nowhere",
        "review.publishing.nowhere",
        "review.Nobody",
        "ReviewedPage.nowhere",
        "NoPage.save",
        "evidence.E999",
        "blog/models/nowhere.py",
        "nowhere.md",
        "blog/nowhere/",
        "no_such_" + "name",
        "NoSuch" + "Name",
    ],
)
def test_false_name_in_a_code_span_is_found(false: str) -> None:
    assert find_in_markdown(f"as in `x {false}`, says the doc", ROOT / "docs") == [false]


@pytest.mark.parametrize("target", ["nowhere.md", "search.md#nowhere", "#nowhere"])
def test_link_that_leads_nowhere_is_found(target: str) -> None:
    assert find_in_markdown(f"# Title\n[text]({target})", ROOT / "docs") == [target]


def test_false_names_in_docstrings_and_comments_are_found() -> None:
    code = '"""As `blog.nowhere` does (docs/nowhere.md)."""\n\nx = 1  # see {}'
    false = find_in_prose(python_prose(code.format("blog.record.nowhere")), ROOT)
    assert false == ["blog.nowhere", "docs/nowhere.md", "blog.record.nowhere"]
