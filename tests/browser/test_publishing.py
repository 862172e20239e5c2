"""An article's way from an editor's hands to a reader."""

import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin import add_block, fill, publish, sign_in
from tests.browser.conftest import RunningSite

pytestmark = pytest.mark.browser


def test_editor_publishes_an_article_that_readers_and_crawlers_find(
    page: Page, running_site: RunningSite
) -> None:
    sign_in(page, running_site.password)
    compose(page)
    publish(page)
    expect(page.locator("li.success")).to_contain_text("published")
    page.context.clear_cookies()  # from here on a visitor

    page.goto("/articles/gentle-swimming/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Gentle swimming")
    expect(page.get_by_role("heading", name="Emergency advice: When to get help")).to_be_visible()
    expect(page.get_by_role("heading", name="Disclaimer")).to_be_visible()
    assert "/articles/gentle-swimming/" in page.request.get("/sitemap.xml").text()
    find(page, "swimming buoyancy", "Gentle swimming")


def compose(page: Page) -> None:
    page.goto("/admin/pages/")
    for parent in ("Sciaticalm", "Articles"):
        page.get_by_role("link", name=f"Explore child pages of '{parent}'").click()
    page.get_by_role("link", name="Add child page").first.click()
    page.locator("#id_title").fill("Gentle swimming")
    page.locator("#id_summary").fill("Water carries your back.")
    fill(page, "body-0-value-text", "Swimming is kind to sore backs because of buoyancy.")
    evidence = add_block(page, "Evidence")
    fill(page, f"{evidence}-heading", "What studies say")
    fill(page, f"{evidence}-statement", "A sample statement for this test.")
    tips = add_block(page, "Tips")
    fill(page, f"{tips}-heading", "Getting into the water")
    fill(page, f"{tips}-items-0-value-title", "Go slowly")
    red_flags = add_block(page, "Red flags")
    fill(page, f"{red_flags}-heading", "When to get help")
    page.locator(f"[name={red_flags}-urgency]").select_option("emergency")
    fill(page, f"{red_flags}-signs-0-value", "You cannot feel your legs")
    disclaimer = add_block(page, "Disclaimer")
    fill(page, f"{disclaimer}-text", "For information only.")


def find(page: Page, words: str, title: str) -> None:
    """Search until the background task has indexed the article: a few seconds at most."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        page.goto("/search/")
        page.get_by_label("Search the site").fill(words)
        page.get_by_role("button", name="Search").click()
        if page.get_by_role("link", name=title, exact=True).count():
            break
    page.get_by_role("link", name=title, exact=True).click()
    assert urlsplit(page.url).path == "/articles/gentle-swimming/"
