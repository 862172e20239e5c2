"""Scripts that say what is wrong with a page, and the ways in which readers set up a browser."""

from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PHONE = 320
DESKTOP = 1280
HEIGHTS = {PHONE: 640, DESKTOP: 800}
PROBES = Path(__file__).parent / "probes"


def probe(page: Page, name: str) -> Any:
    """Return what the script `probes/<name>.js` finds on the page."""
    return page.evaluate((PROBES / f"{name}.js").read_text())


def set_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})


def set_text_size(page: Page, percent: int) -> None:
    """Make text as large as a reader can in the settings of the browser; 100 is 16 pixels."""
    pixels = 16 * percent // 100
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels}})


def nothing(found: list[str]) -> None:
    """Fail with all that was found, one a line, unless that is nothing."""
    assert not found, "\n".join(["", *found])
