"""A page is light, still while it loads, quiet, and asks nobody else for anything."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.page_types.probing import PHONE, set_width
from tests.browser.page_types.wire import watch
from tests.browser.pages import each_page_of_readers

pytestmark = pytest.mark.browser

MOST_BYTES = 45_000
MOST_BYTES_OF_SCRIPTS = 15_000
MOST_REQUESTS = 8
# Chromium says this of a page that was not found or could not be read, rightly.
OWN_STATUS = "Failed to load resource: the server responded with a status of 40"
SHIFTS = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(sum), 50));
})"""


@each_page_of_readers
def test_page_is_light_still_quiet_and_asks_nobody_else(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    traffic = watch(page)
    set_width(page, PHONE)
    page.goto(address)
    assert page.evaluate(SHIFTS) == 0
    assert {urlsplit(asked).hostname for asked in traffic.addresses} == {"localhost"}
    assert len(traffic.addresses) <= MOST_REQUESTS, traffic.addresses
    assert traffic.bytes_without("Image") <= MOST_BYTES
    assert traffic.bytes_of("Script") <= MOST_BYTES_OF_SCRIPTS
    assert [text for text in complaints if not text.startswith(OWN_STATUS)] == []
