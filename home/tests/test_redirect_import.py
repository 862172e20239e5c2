"""Redirects of a CSV file are all added or none, and each that cannot be is named."""

from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect

from blog.models import ArticleIndexPage

GOOD = "from,to\n/old/,/articles/\nhttp://localhost/older,https://example.org/x\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "redirects.csv"


def load(file: Path, text: str, **options: bool) -> str:
    file.write_text(text)
    output = StringIO()
    call_command("import_redirects", file, stdout=output, **options)
    return output.getvalue()


def refusal(file: Path, text: str) -> str:
    """Return what is said against a file, of which nothing is taken."""
    with pytest.raises(CommandError) as caught:
        load(file, text)
    assert not Redirect.objects.exists()
    assert "Nothing was added." in str(caught.value)
    return str(caught.value)


def test_redirects_are_added_and_followed(
    client: Client, article_index: ArticleIndexPage, file: Path
) -> None:
    assert load(file, GOOD) == "2 added, 0 exist already.\n"
    assert client.get("/old/").headers["Location"] == "http://localhost/articles/"
    assert client.get("/older/").headers["Location"] == "https://example.org/x"


def test_second_run_adds_nothing(db: None, file: Path) -> None:
    load(file, GOOD)
    assert load(file, GOOD) == "0 added, 2 exist already.\n"
    assert Redirect.objects.count() == 2


def test_dry_run_says_what_it_would_do_and_does_nothing(db: None, file: Path) -> None:
    assert load(file, GOOD, dry_run=True) == "2 would be added, 0 exist already.\n"
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("/a,/b\n/b,/a\n", "line 3, /b: This would be a redirect loop: /b → /a → /b."),
        ("/a,/b\n/b,/c\n/c,/a\n", "line 4, /c: This would be a redirect loop"),
        ("/a,/a\n", "line 2, /a: This would be a redirect loop"),
        ("/a,/b\n/a/,/c\n", "line 3, /a/: A redirect with this path already exists."),
        ("/a,\n", "line 2, /a: It has no target."),
        (",/b\n", "line 2, nothing: This field is required."),
        ("http://[x,/b\n", "line 2, http://[x: Enter a valid address."),
        ("/a\0,/b\n", "Null characters are not allowed."),
        ("/a,/b\0\n", "Null characters are not allowed."),
        ("/a,http://[x\n", "line 2, /a: Enter a valid URL."),
        ("/a\n", "line 2, /a: It has no target."),
        (f"/{'a' * 300},/b\n", "Ensure this value has at most 255 characters"),
    ],
)
def test_line_that_cannot_be_is_named_and_nothing_is_added(
    db: None, file: Path, rows: str, said: str
) -> None:
    assert said in refusal(file, f"from,to\n{rows}")


@pytest.mark.parametrize("text", ["", "/a,/b\n", "from\n/a\n", 'from,to\n"/a,/b\n'])
def test_file_that_is_no_such_csv_is_refused(db: None, file: Path, text: str) -> None:
    assert str(file) in refusal(file, text)


def test_missing_file_is_said_to_be_missing(db: None, file: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_redirects", file)


@given(st.binary(max_size=200) | st.text("ab/,:[]?#%\n\0. ").map(str.encode))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_taken_or_refused(db: None, file: Path, content: bytes) -> None:
    file.write_bytes(b"from,to\n" + content)
    with suppress(CommandError):
        call_command("import_redirects", file, dry_run=True, stdout=StringIO())
    assert not Redirect.objects.exists()
