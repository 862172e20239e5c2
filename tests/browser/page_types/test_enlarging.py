"""Nothing is lost on a small screen, in large text or with more space between letters."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page_types.probing import (
    DESKTOP,
    PHONE,
    nothing,
    probe,
    set_text_size,
    set_width,
)
from tests.browser.pages import PAGES, each_page

pytestmark = pytest.mark.browser

# WCAG 2.2, 1.4.12: what a reader may set without losing anything.
SPACING = """
* { line-height: 1.5 !important }
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }
"""
SIZE_OF_TEXT = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"


@each_page
def test_page_fits_at_any_width_and_size_of_text(page: Page, address: str) -> None:
    page.goto(address)
    found = []
    # 320 pixels are 400% of 1280.
    for width, percent in ((PHONE, 100), (DESKTOP, 200), (PHONE, 200), (DESKTOP, 400)):
        set_width(page, width)
        set_text_size(page, percent)
        found += [f"{width} px, text {percent}%: {line}" for line in lost(page)]
    nothing(found)


@pytest.mark.parametrize("address", [PAGES["home"], PAGES["article"]])
def test_text_is_as_large_as_the_reader_set_it(page: Page, address: str) -> None:
    page.goto(address)
    before = page.evaluate(SIZE_OF_TEXT)
    set_text_size(page, 200)
    assert page.evaluate(SIZE_OF_TEXT) == pytest.approx(2 * before, rel=0.1)


@each_page
def test_page_takes_more_space_between_letters_words_and_lines(
    browser: Browser, browser_context_args: dict[str, Any], address: str
) -> None:
    # The page's own policy refuses such styles, from a test as from anybody.
    context = browser.new_context(**browser_context_args, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.add_style_tag(content=SPACING)
    found = []
    for width in (PHONE, DESKTOP):
        set_width(page, width)
        found += [f"{width} px: {line}" for line in lost(page)]
    context.close()
    nothing(found)


def lost(page: Page) -> list[str]:
    """Return what is cut off, covered, or reached by scrolling to the side only."""
    found = probe(page, "lost_text")
    too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, f"the page is {too_wide} px too wide"] if too_wide > 0 else found
