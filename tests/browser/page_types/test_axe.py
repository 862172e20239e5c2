"""axe-core finds nothing, in any colours and on any screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_types.axe import ALL_RULES, CONTRAST, STRONG_CONTRAST, violations
from tests.browser.page_types.every_block import EXPLANATION, TERM
from tests.browser.page_types.probing import DESKTOP, PHONE, SCHEMES, nothing, set_width
from tests.browser.pages import EVERY_BLOCK, each_page

pytestmark = [pytest.mark.browser, pytest.mark.tools]


@pytest.fixture(autouse=True)
def still(page: Page) -> None:
    """Colours that change over time are measured half-way otherwise."""
    page.emulate_media(reduced_motion="reduce")


@each_page
def test_page_has_no_violation(page: Page, address: str) -> None:
    page.goto(address)
    nothing(violations_in_each_view(page))


def test_open_suggestions_have_no_violation(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("pain")
    expect(page.get_by_role("option")).not_to_have_count(0)
    page.keyboard.press("ArrowDown")
    nothing(violations_in_each_view(page))


def test_open_explanation_has_no_violation(page: Page) -> None:
    page.goto(EVERY_BLOCK)
    page.get_by_role("button", name=TERM).click()
    expect(page.get_by_text(EXPLANATION)).to_be_visible()
    nothing(violations_in_each_view(page))


@each_page
def test_more_contrast_and_forced_colours_are_legible(page: Page, address: str) -> None:
    page.goto(address)
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, contrast="more")
        found += [f"more contrast, {scheme}: {line}" for line in violations(page, STRONG_CONTRAST)]
        page.emulate_media(color_scheme=scheme, contrast="no-preference", forced_colors="active")
        found += [f"forced colours, {scheme}: {line}" for line in violations(page, CONTRAST)]
        page.emulate_media(forced_colors="none")
    nothing(found)


def violations_in_each_view(page: Page) -> list[str]:
    """Ask all rules once on each screen and in each scheme, and contrast in every pair of them."""
    found = []
    for width, whole in ((PHONE, "light"), (DESKTOP, "dark")):
        set_width(page, width)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            lines = violations(page, ALL_RULES if scheme == whole else CONTRAST)
            found += [f"{width} px, {scheme}: {line}" for line in lines]
    return found
