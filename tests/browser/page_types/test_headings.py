"""Headings say how a page is made."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.pages import each_page

pytestmark = pytest.mark.browser

LEVELS = "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]))"


@each_page
def test_headings_are_in_order(page: Page, address: str) -> None:
    page.goto(address)
    levels = page.evaluate(LEVELS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
