"""Pages look as they did; `make pictures` keeps what they look like now."""

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.page_types.comparing import differences, kept, marked, small
from tests.browser.page_types.probing import DESKTOP, PHONE, probe, set_width
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser

PICTURES = Path(__file__).parent / "pictures"
FAILED = Path(__file__).parents[3] / "test-results" / "pictures"
FONTS = PICTURES / "fonts.txt"
WIDTH_OF_TEXT = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `100px ${getComputedStyle(document.body).fontFamily}`;
  return Math.round(pen.measureText("The quick brown fox jumps over the lazy dog").width);
}"""
# How much of a page is kept, in its own pixels.
HEIGHTS = {PHONE: 3000, DESKTOP: 1600}
LONGEST = 16_000
EVERYTHING = "article with every block"
PICTURED = [name for name in PAGES if name not in ("article on a condition", "broken address")]
COLOURS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}


@dataclass(frozen=True)
class View:
    name: str
    width: int
    colours: str

    def __str__(self) -> str:
        return f"{self.name} {self.width} {self.colours}".replace(" ", "-")

    @property
    def height(self) -> int:
        return LONGEST if self.name == EVERYTHING else HEIGHTS[self.width]


VIEWS = [
    *(View(name, PHONE, "light") for name in PICTURED),
    *(View(name, DESKTOP, "dark") for name in PICTURED),
    View(EVERYTHING, PHONE, "forced"),
    View("home", DESKTOP, "forced"),
    View("style guide", DESKTOP, "forced"),
]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_page_looks_as_it_did(page: Page, request: pytest.FixtureRequest, view: View) -> None:
    set_width(page, view.width)
    page.emulate_media(reduced_motion="reduce", **COLOURS[view.colours])
    page.goto(PAGES[view.name])
    fonts = str(page.evaluate(WIDTH_OF_TEXT))
    actual = picture_of(page, view.height)
    path = PICTURES / f"{view}.png"
    if request.config.getoption("renew_pictures", default=False):
        FONTS.write_text(fonts)
        kept(actual).save(path, optimize=True)
    require_same(fonts)
    compare(path, actual)


def require_same(fonts: str) -> None:
    """Leave a picture out where text is set in other fonts than those of the kept ones."""
    if fonts != FONTS.read_text():
        reason = f"text is {fonts} px wide, not {FONTS.read_text()}: this machine has other fonts"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


def picture_of(page: Page, height: int) -> Image.Image:
    """Return the page as it is on any day and port, a quarter as wide and high."""
    probe(page, "settle")
    return small(Image.open(BytesIO(page.screenshot(full_page=True))), height)


def compare(path: Path, actual: Image.Image) -> None:
    assert path.exists(), f"{path} is not there: make pictures"
    found = differences(Image.open(path), actual)
    if found:
        FAILED.mkdir(parents=True, exist_ok=True)
        actual.save(FAILED / path.name)
        marked(actual, found).save(FAILED / f"{path.stem}-differences.png")
    assert not found, f"{len(found)} places differ from {path}; see {FAILED}, or make pictures"
