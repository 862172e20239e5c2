"""An article on paper has all that it says, and nothing that only a screen can do."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.page_types.every_block import BLOCKS, URGENCIES
from tests.browser.page_types.probing import DESKTOP, nothing, probe, set_width
from tests.browser.pages import EVERY_BLOCK

pytestmark = pytest.mark.browser

SPOKEN = ("Emergency advice:", "Urgent advice:", "Non-urgent advice:")


@pytest.fixture
def article(page: Page) -> Page:
    page.goto(EVERY_BLOCK)
    return page


@pytest.fixture
def printed(article: Page) -> str:
    """What can be read on the pages of the print, with single spaces."""
    pages = PdfReader(BytesIO(article.pdf(format="A4"))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_every_block_and_urgency_is_printed(printed: str) -> None:
    headings = [
        str(BLOCKS[name].get_preview_value()["heading"]) for name in BLOCKS.keys() - {"image"}
    ]
    lacking = [text for text in (*headings, *URGENCIES.values(), *SPOKEN) if text not in printed]
    assert lacking == []


def test_closed_transcript_source_and_licence_are_printed(printed: str) -> None:
    transcript = BLOCKS["video"].get_preview_value()["transcript"].source
    words = transcript.replace("<p>", "").split("</p>")[0]
    assert words[:40] in printed
    assert "Sample source of the tests" in printed
    assert "Made by the tests." in printed


@pytest.mark.parametrize("name", ["Leaflet", "Listen", "Contents"])
def test_what_only_a_screen_can_do_is_left_out(article: Page, name: str) -> None:
    shown = article.locator(".tools, .contents").get_by_text(name, exact=True).first
    expect(shown).to_be_visible()
    article.emulate_media(media="print")
    expect(shown).to_be_hidden()


def test_no_text_is_cut_off_on_paper(article: Page) -> None:
    set_width(article, DESKTOP)
    article.emulate_media(media="print")
    nothing(probe(article, "lost_text"))
