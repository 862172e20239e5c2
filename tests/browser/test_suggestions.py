"""Suggestions as a reader types, by keyboard, touch and screen reader."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = pytest.mark.browser

TITLE = "Is Walking Good for Lower Back Pain? Evidence Review"
ARTICLE = "/articles/is-walking-good-for-lower-back-pain-evidence-review/"
SUGGESTIONS = "**/search/suggestions/*"
SMALLEST_TARGET = 44


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": 320, "height": 640},
        color_scheme=request.param,
    )
    yield context.new_page()
    context.close()


def box(page: Page) -> Locator:
    return page.get_by_label("What do you want to know?")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def type_on_home_page(page: Page, text: str) -> Locator:
    """Type into the search form of the home page; return what is suggested for it."""
    page.goto("/")
    box(page).press_sequentially(text)
    return options(page)


def path(page: Page) -> str:
    return urlsplit(page.url).path


def test_keyboard_leads_to_a_suggested_article(page: Page) -> None:
    expect(type_on_home_page(page, "walk")).to_have_text([f"{TITLE} Article"])
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text(f"{TITLE} Article")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{ARTICLE}")


def test_tap_leads_to_a_suggested_topic(page: Page) -> None:
    type_on_home_page(page, "neck").filter(has_text="Topic").click()
    page.wait_for_url("**/articles/topics/neck-pain/")


def test_screen_reader_is_told_what_there_is(page: Page) -> None:
    expect(type_on_home_page(page, "walk")).to_have_count(1)
    field = page.get_by_role("combobox", name="What do you want to know?", expanded=True)
    expect(field).to_have_attribute("aria-autocomplete", "list")
    expect(page.get_by_role("status")).to_contain_text("Suggestions: 1.")
    listbox = page.get_by_role("listbox", name="Suggestions")
    expect(listbox).to_have_id(field.get_attribute("aria-controls") or "")
    page.keyboard.press("ArrowUp")
    chosen = page.get_by_role("option", name=f"{TITLE} Article", selected=True)
    expect(chosen).to_have_id(field.get_attribute("aria-activedescendant") or "")
    expect(field).to_be_focused()


def test_escape_closes_the_list_and_keeps_the_text(page: Page) -> None:
    expect(type_on_home_page(page, "walk")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)  # a hidden option has no role
    expect(page.get_by_role("combobox", expanded=False)).to_have_value("walk")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)


@pytest.mark.parametrize("keys", [[], ["ArrowDown", "Home"], ["ArrowDown", "ArrowUp"]])
def test_enter_without_a_chosen_suggestion_searches(page: Page, keys: list[str]) -> None:
    expect(type_on_home_page(page, "walk")).to_have_count(1)
    for key in [*keys, "Enter"]:
        page.keyboard.press(key)
    page.wait_for_url("**/search/?q=walk")


def test_tab_closes_the_list_and_goes_on_to_the_button(page: Page) -> None:
    expect(type_on_home_page(page, "walk")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    assert path(page) == "/"


def test_list_is_of_what_was_typed_last_even_if_an_earlier_answer_is_late(page: Page) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile("q=neck$"), hold)
    with page.expect_request(SUGGESTIONS):
        type_on_home_page(page, "neck")
    box(page).fill("walk")
    expect(options(page)).to_have_text([f"{TITLE} Article"])
    held[0].continue_()
    page.wait_for_timeout(300)
    expect(options(page)).to_have_text([f"{TITLE} Article"])


def test_emergency_has_no_suggestions_and_its_search_shows_the_card(page: Page) -> None:
    expect(type_on_home_page(page, "pain")).not_to_have_count(0)
    with page.expect_response(SUGGESTIONS):
        box(page).fill("chest pain")
    expect(options(page)).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("")
    page.keyboard.press("Enter")
    expect(page.locator("[data-urgent]")).to_be_visible()


def test_one_letter_is_not_sent(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    type_on_home_page(page, "w")
    page.wait_for_timeout(400)
    assert asked
    assert not [address for address in asked if "suggestions" in address]


def test_request_names_no_reader_and_nothing_is_kept(page: Page, base_url: str) -> None:
    page.context.add_cookies([{"name": "reader", "value": "x", "url": base_url}])
    with page.expect_request(SUGGESTIONS) as sent:
        type_on_home_page(page, "walk")
    assert "cookie" not in sent.value.all_headers()
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("caches.keys()") == []


def test_search_works_when_suggestions_fail(page: Page) -> None:
    page.route(SUGGESTIONS, lambda route: route.abort())
    with page.expect_event("requestfailed"):
        type_on_home_page(page, "walk")
    expect(options(page)).to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=walk")


def test_without_javascript_the_form_is_a_plain_one_and_searches(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.get_by_role("searchbox", name="What do you want to know?").fill("walking")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    context.close()


def test_open_list_fits_a_small_phone_and_covers_nothing(phone: Page) -> None:
    complaints: list[str] = []
    phone.on("console", lambda message: complaints.append(message.text))
    found = type_on_home_page(phone, "pa")
    expect(found).not_to_have_count(0)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    heights = found.evaluate_all("found => found.map(o => o.getBoundingClientRect().height)")
    assert min(heights) >= SMALLEST_TARGET
    assert edge(phone, ".suggestions", "bottom") <= edge(phone, "main .help-line", "top")
    assert edge(phone, ".search-form__row", "bottom") <= edge(phone, ".suggestions", "top")
    assert complaints == []


def edge(page: Page, selector: str, side: str) -> float:
    return page.eval_on_selector(selector, f"found => found.getBoundingClientRect().{side}")
