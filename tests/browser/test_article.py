"""What the script of an article adds, and that it is small and missed by nobody."""

import gzip
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT

pytestmark = pytest.mark.browser

SAMPLE = "/articles/is-walking-good-for-lower-back-pain-evidence-review/"
MOST_SCRIPT = 15 * 1024
# Speaks nothing and is done at once, so that a test hears all there is to hear.
SPEECH = """
window.said = [];
speechSynthesis.cancel = () => {};
speechSynthesis.speak = (one) => {
  said.push(one.text);
  if (!window.held) setTimeout(() => one.onend && one.onend(), 0);
};
"""


@pytest.fixture
def article(page: Page) -> Page:
    page.add_init_script(SPEECH)
    page.goto(SAMPLE)
    return page


def said(page: Page) -> list[str]:
    return page.evaluate("said")


def test_contents_mark_the_section_that_is_read(article: Page) -> None:
    current = article.locator(".contents [aria-current]")
    for link in article.locator(".contents a").all()[1:4]:
        target = link.get_attribute("href")
        article.evaluate("target => document.querySelector(target).scrollIntoView()", target)
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", str(target))
        expect(current).to_have_attribute("aria-current", "true")


def test_contents_are_followed_by_keyboard(article: Page) -> None:
    link = article.locator(".contents a").nth(2)
    link.focus()
    article.keyboard.press("Enter")
    expect(article).to_have_url(re.compile(f"{link.get_attribute('href')}$"))


def test_article_is_read_from_its_title_to_its_end(article: Page) -> None:
    button = article.get_by_role("button", name="Listen")
    button.focus()
    article.keyboard.press("Enter")
    expect(button).to_be_visible()
    expect(article.get_by_role("button", name="Stop")).to_be_hidden()
    heard = said(article)
    assert heard[0] == article.locator("h1").inner_text()
    assert heard[1] == article.locator(".lead").inner_text()
    for heading in article.locator(".block h2").all():
        assert (heading.text_content() or "").split() in [text.split() for text in heard]
    assert not any("[1]" in text for text in heard)


def test_reading_aloud_pauses_goes_on_and_stops(article: Page) -> None:
    article.evaluate("window.held = true")
    article.get_by_role("button", name="Listen").click()
    article.get_by_role("button", name="Pause").click()
    article.get_by_role("button", name="Continue").click()
    assert said(article) == [article.locator("h1").inner_text()] * 2
    article.get_by_role("button", name="Stop").click()
    expect(article.get_by_role("button", name="Listen")).to_be_focused()
    expect(article.get_by_role("button", name="Stop")).to_be_hidden()


@pytest.fixture
def without_scripts(browser: Browser, base_url: str) -> Iterator[Page]:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_scripts_nothing_offers_to_read_and_contents_are_links(
    without_scripts: Page,
) -> None:
    without_scripts.goto(SAMPLE)
    expect(without_scripts.locator(".listen")).to_be_hidden()
    without_scripts.locator(".contents a").nth(1).click()
    expect(without_scripts).to_have_url(re.compile("#"))


def test_scripts_for_readers_are_small() -> None:
    scripts = ["blog/static/blog/js/article.js", "search/static/search/combobox.js"]
    assert sum(len(gzip.compress((ROOT / one).read_bytes())) for one in scripts) < MOST_SCRIPT
