"""A reader without a mouse gets everywhere, and sees where they are."""

from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.page_types.every_block import EXPLANATION, TERM
from tests.browser.page_types.probing import DESKTOP, PHONE, nothing, probe, set_width
from tests.browser.pages import EVERY_BLOCK, SAMPLE, each_page

pytestmark = pytest.mark.browser

MOST_STOPS_BEFORE = 60
LOOK = """option => {
  const { backgroundColor, color, outlineStyle, boxShadow } = getComputedStyle(option);
  return [backgroundColor, color, outlineStyle, boxShadow].join();
}"""
NOT_COVERED = """heading => {
  const box = heading.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + 5, box.top + box.height / 2);
  return heading.contains(hit) || hit.contains(heading);
}"""


@each_page
def test_each_stop_is_seen_in_order_and_left_again(page: Page, address: str) -> None:
    set_width(page, PHONE)
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    count = probe(page, "watch_focus")
    stops = walk(page, most=count + 5)
    numbers = [stop["number"] for stop in stops if stop["number"] >= 0]
    assert numbers == list(range(count)), "some stop is missed, or out of order"
    nothing(faults(stops) + jumps(stops))
    set_width(page, DESKTOP)
    page.emulate_media(color_scheme="dark")
    nothing(faults_of_each(page))
    page.emulate_media(forced_colors="active")
    nothing(faults_of_each(page))


def walk(page: Page, most: int) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page; return each stop."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate("focusWatch.now()")
        if stop is None or (stops and stop["number"] == stops[0]["number"]):
            return stops
        stops.append(stop)
    pytest.fail(f"The focus is trapped at {stops[-1]['name']}")


def faults_of_each(page: Page) -> list[str]:
    """Focus one stop after the other, which takes less time than a walk."""
    probe(page, "watch_focus")
    return faults(page.evaluate("focusWatch.each()"))


def faults(stops: list[dict[str, Any]]) -> list[str]:
    return [f"{stop['name']}: {fault}" for stop in stops for fault in stop["faults"]]


def jumps(stops: list[dict[str, Any]]) -> list[str]:
    """Return where the focus goes up a page of one column."""
    content = [stop for stop in stops if stop["inMain"]]
    return [
        f"from {one['name']} up to {other['name']}"
        for one, other in pairwise(content)
        if other["bottom"] < one["top"]
    ]


def test_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto(SAMPLE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_menu_leads_to_the_articles(page: Page) -> None:
    page.goto("/about/")
    menu = page.get_by_role("navigation", name="Main")
    tab_to(page, menu.get_by_role("link", name="Articles"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/")


def test_search_and_its_suggestions_lead_to_an_article(page: Page) -> None:
    page.goto("/")
    tab_to(page, page.get_by_role("combobox"))
    page.keyboard.type("walk")
    option = page.get_by_role("option").first
    expect(option).to_be_visible()
    plain = option.evaluate(LOOK)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_be_in_viewport(ratio=1)
    assert option.evaluate(LOOK) != plain
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{SAMPLE}")


def test_contents_list_leads_to_a_heading_that_is_seen(page: Page) -> None:
    page.goto(SAMPLE)
    entry = page.get_by_role("navigation", name="Contents").get_by_role("link").nth(2)
    heading = page.get_by_role("heading", level=2, name=entry.inner_text(), exact=True)
    tab_to(page, entry)
    page.keyboard.press("Enter")
    expect(heading).to_be_in_viewport(ratio=1)
    assert urlsplit(page.url).fragment
    assert heading.evaluate(NOT_COVERED)


def test_term_is_explained_and_the_focus_stays_with_it(page: Page) -> None:
    page.goto(EVERY_BLOCK)
    term = page.get_by_role("button", name=TERM)
    tab_to(page, term)
    page.keyboard.press("Enter")
    expect(page.get_by_text(EXPLANATION)).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(page.get_by_text(EXPLANATION)).to_be_hidden()
    expect(term).to_be_focused()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target is focused."""
    for _ in range(MOST_STOPS_BEFORE):
        page.keyboard.press("Tab")
        if target.evaluate("target => target === document.activeElement"):
            return
    pytest.fail(f"The keyboard does not reach {target}")
