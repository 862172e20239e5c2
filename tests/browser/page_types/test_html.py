"""The HTML of every type of page is valid, by the Nu checker."""

import json
import subprocess
import urllib.request
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import unquote

import pytest

from tests.browser.conftest import RunningSite
from tests.browser.page_types.probing import nothing
from tests.browser.page_types.tools import NU_CHECKER
from tests.browser.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.tools]


def test_html_is_valid(every_page: RunningSite, tmp_path: Path) -> None:
    for name, address in PAGES.items():
        (tmp_path / f"{name}.html").write_bytes(html(every_page.url + address))
    flags = ["--format", "json", "--stdout", "--errors-only", "--exit-zero-always"]
    checker = ["java", "-jar", str(NU_CHECKER), *flags, *map(str, sorted(tmp_path.glob("*.html")))]
    done = subprocess.run(checker, capture_output=True, check=True)
    nothing([described(message) for message in json.loads(done.stdout)["messages"]])


def html(address: str) -> bytes:
    try:
        return urllib.request.urlopen(address).read()  # noqa: S310, the address is ours
    except HTTPError as error:
        return error.read()


def described(message: dict[str, str]) -> str:
    page = unquote(Path(message["url"]).stem)
    return f"{page}: line {message.get('lastLine')}: {message['message']}: {message.get('extract')}"
