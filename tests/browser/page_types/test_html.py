"""The HTML of every type of page is valid, and so are the stylesheets, by the Nu checker."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.page_types.probing import nothing
from tests.browser.page_types.tools import NU_CHECKER
from tests.browser.pages import PAGES

ROOT = Path(__file__).parents[3]
APPS = ("blog", "review", "sciaticalm_site")
# Newer than the checker; only used where a browser supports them.
NEWER = ("position-area", "position-try-fallbacks", "anchor-center")

pytestmark = [pytest.mark.browser, pytest.mark.tools]


def test_html_is_valid(context: BrowserContext, tmp_path: Path) -> None:
    for name, address in PAGES.items():
        answer = context.request.get(address)
        assert answer.url.endswith(address), f"{name} leads elsewhere"
        (tmp_path / f"{name}.html").write_bytes(answer.body())
    nothing(complaints(tmp_path.glob("*.html")))


def test_stylesheets_are_valid() -> None:
    sheets = [file for app in APPS for file in (ROOT / app / "static").rglob("*.css")]
    found = complaints(sheets, "--css")
    nothing([line for line in found if not any(name in line for name in NEWER)])
    assert all(any(name in line for line in found) for name in NEWER), "the checker knows it now"


def complaints(files: Iterable[Path], *flags: str) -> list[str]:
    asked = [*flags, "--format", "json", "--stdout", "--errors-only", "--exit-zero-always"]
    checker = ["java", "-jar", str(NU_CHECKER), *asked, *map(str, sorted(files))]
    done = subprocess.run(checker, capture_output=True, check=True)
    return [described(message) for message in json.loads(done.stdout)["messages"]]


def described(message: dict[str, str]) -> str:
    page = unquote(Path(message["url"]).stem)
    return f"{page}: line {message.get('lastLine')}: {message['message']}: {message.get('extract')}"
