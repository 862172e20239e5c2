"""The HTML of every type of page is valid, by the Nu checker."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.page_types.probing import nothing
from tests.browser.page_types.tools import NU_CHECKER
from tests.browser.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.tools]


def test_html_is_valid(context: BrowserContext, tmp_path: Path) -> None:
    for name, address in PAGES.items():
        answer = context.request.get(address)
        assert answer.url.endswith(address), f"{name} leads elsewhere"
        (tmp_path / f"{name}.html").write_bytes(answer.body())
    flags = ["--format", "json", "--stdout", "--errors-only", "--exit-zero-always"]
    checker = ["java", "-jar", str(NU_CHECKER), *flags, *map(str, sorted(tmp_path.glob("*.html")))]
    done = subprocess.run(checker, capture_output=True, check=True)
    nothing([described(message) for message in json.loads(done.stdout)["messages"]])


def described(message: dict[str, str]) -> str:
    page = unquote(Path(message["url"]).stem)
    return f"{page}: line {message.get('lastLine')}: {message['message']}: {message.get('extract')}"
