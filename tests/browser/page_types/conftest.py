"""A site of its own, which no other test changes, with every type of page."""

import time
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser

from tests.browser.admin import sign_in
from tests.browser.conftest import RunningSite, run_in, site_started
from tests.browser.page_types.every_block import TERM
from tests.browser.pages import EVERY_BLOCK

INDEXING_SECONDS = 60


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--renew-pictures", action="store_true", help="keep what pages look like now")


@pytest.fixture(scope="session")
def every_page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    with site_started(tmp_path_factory.mktemp("page-types")) as site:
        run_in(site, "from tests.browser.page_types.every_block import make; make()")
        wait_until_indexed(site)
        yield site


@pytest.fixture(scope="session")
def base_url(every_page: RunningSite) -> str:
    return every_page.url


@pytest.fixture(scope="session")
def browser_context_args(browser: Browser, every_page: RunningSite) -> dict[str, Any]:
    """An editor below `/admin/`, for the style guide; a reader everywhere else."""
    page = browser.new_page(base_url=every_page.url)
    sign_in(page, every_page.password)
    cookies = [cookie | {"path": "/admin/"} for cookie in page.context.cookies()]
    page.close()
    return {"base_url": every_page.url, "storage_state": {"cookies": cookies}}


def wait_until_indexed(site: RunningSite) -> None:
    """Wait for the task that makes the article with every block known to search."""
    address = f"{site.url}/search/?{urlencode({'q': TERM})}"
    deadline = time.monotonic() + INDEXING_SECONDS
    while time.monotonic() < deadline:
        with urllib.request.urlopen(address) as answer:  # noqa: S310, the address is ours
            if EVERY_BLOCK in answer.read().decode():
                return
        time.sleep(0.2)
    pytest.fail("The article with every block was not indexed.")
