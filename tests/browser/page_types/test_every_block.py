"""Every block as a reader's browser shows it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from blog.choices import Urgency
from evidence.certainty import Certainty
from tests.browser.page_types.every_block import BLOCKS, URGENCIES
from tests.browser.pages import EVERY_BLOCK

pytestmark = pytest.mark.browser

EDGED_UP_TO_MAIN = """heading => {
  const edged = box => ["Top", "Right", "Bottom", "Left"].some(side => {
    const style = getComputedStyle(box);
    return style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1;
  });
  for (let box = heading; box.localName !== "main"; box = box.parentElement) {
    if (edged(box)) return true;
  }
  return false;
}"""


@pytest.fixture
def article(page: Page) -> Page:
    page.goto(EVERY_BLOCK)
    return page


@pytest.mark.parametrize("name", BLOCKS)
def test_block_is_shown(article: Page, name: str) -> None:
    block = article.locator(f"[id^={name}-0]").first
    expect(block).to_be_visible()
    if name != "image":
        heading = BLOCKS[name].get_preview_value()["heading"]
        expect(block.get_by_role("heading", level=2)).to_contain_text(str(heading))


@pytest.mark.parametrize("level", Urgency)
def test_urgency_is_spoken_before_the_heading_of_its_card(article: Page, level: Urgency) -> None:
    words = {"emergency": "Emergency", "urgent": "Urgent", "non_urgent": "Non-urgent"}[level]
    spoken = f"{words} advice: {URGENCIES[level]}"
    expect(article.get_by_role("heading", name=spoken, exact=True)).to_be_visible()


@pytest.mark.parametrize("level", Urgency)
def test_card_keeps_its_edge_in_forced_colours(article: Page, level: Urgency) -> None:
    article.emulate_media(forced_colors="active")
    assert card_heading(article, level).evaluate(EDGED_UP_TO_MAIN)


def card_heading(article: Page, level: Urgency) -> Locator:
    return article.get_by_role("heading", name=URGENCIES[level])


@pytest.mark.parametrize("level", Certainty)
def test_certainty_is_said_in_words(article: Page, level: Certainty) -> None:
    expect(article.get_by_text(str(level.label)).first).to_be_visible()
    expect(article.get_by_text(str(level.meaning)).first).to_be_visible()


def test_picture_is_described_and_credited(article: Page) -> None:
    picture = article.get_by_role("img", name="A circle")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("picture => picture.naturalWidth") > 0
    expect(article.get_by_text("Sample credit, CC BY 4.0")).to_be_visible()
