"""What every page has to be in a reader's browser."""

import time
from collections.abc import Iterator
from itertools import pairwise
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SAMPLE = "/articles/is-walking-good-for-lower-back-pain-evidence-review/"
PAGES = [
    "/",
    "/articles/",
    SAMPLE,
    "/articles/topics/back-pain/",
    "/search/?q=back+pain",
    "/articles/a-z/",
    "/about/",
    "/accessibility/",
    "/people/sciaticalm-medical-team/",
]


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    """The narrowest screen that WCAG 1.4.10 asks for."""
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": 320, "height": 640},
        color_scheme=request.param,
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_page_fits_a_small_phone_and_asks_no_other_site(phone: Page, address: str) -> None:
    hosts, complaints = set(), []
    phone.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    phone.on("console", lambda message: complaints.append(message.text))
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    assert hosts == {"localhost"}
    assert complaints == []


@pytest.mark.parametrize("address", PAGES)
def test_headings_are_in_order(page: Page, address: str) -> None:
    page.goto(address)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


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


def test_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto(SAMPLE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
