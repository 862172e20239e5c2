"""Search for readers without scripts, and for those who ask strange things."""

import time
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import SAMPLE

pytestmark = pytest.mark.browser


def test_search_works_without_javascript(browser: Browser, base_url: str) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("What do you want to know?").fill("walking back pain")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Is Walking Good").first.click()
    assert urlsplit(page.url).path == SAMPLE
    context.close()


@pytest.mark.parametrize("query", ['"', "((( AND", "x" * 9_000, "pain " * 500, "😀", "%00", "%FF"])
def test_hostile_query_is_answered_within_200_ms(base_url: str, query: str) -> None:
    sent = query if query.startswith("%") else quote(query)
    # The fastest of three: other programs share the machine.
    assert min(seconds_to_answer(f"{base_url}/search/?q={sent}") for _ in range(3)) < 0.2


def seconds_to_answer(address: str) -> float:
    started = time.perf_counter()
    try:
        status = urlopen(address, timeout=5).status  # noqa: S310, the address is ours
    except HTTPError as error:
        status = error.code
    assert status in (200, 400)
    return time.perf_counter() - started
