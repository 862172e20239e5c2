"""The docs show each type of page: phone and desktop, light and dark (`make pictures`)."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.page_types.probing import DESKTOP, PHONE, SCHEMES, Scheme, probe
from tests.browser.page_types.test_pictures import EVERYTHING, PICTURED
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[3] / "docs"
# Standing pages are all of one type, and so are articles.
SHOWN = [name for name in PICTURED if name not in (EVERYTHING, "accessibility statement")]
# What is seen of a page in its own pixels, and what of it is kept.
HEIGHTS = {PHONE: 800, DESKTOP: 980}
SCALES = {PHONE: 1.0, DESKTOP: 0.4}
GAP = 12
QUALITY = 45
MOST_BYTES = 80_000


@pytest.mark.parametrize("name", SHOWN)
def test_docs_show_what_each_type_of_page_looks_like(
    page: Page, request: pytest.FixtureRequest, name: str
) -> None:
    path = DOCS / "images" / f"{name.replace(' ', '-').lower()}.webp"
    if request.config.getoption("renew_pictures", default=False):
        page.goto(PAGES[name])
        sheet(page).save(path, quality=QUALITY, method=6)
    assert path.stat().st_size < MOST_BYTES
    assert f"images/{path.name})" in (DOCS / "design.md").read_text()


def sheet(page: Page) -> Image.Image:
    """Return a phone in each scheme side by side, then a desktop in each one below the other."""
    light, dark = (seen(page, PHONE, scheme) for scheme in SCHEMES)
    upper, lower = (seen(page, DESKTOP, scheme) for scheme in SCHEMES)
    left = light.width + dark.width + 2 * GAP
    height = max(light.height, upper.height + lower.height + GAP)
    whole = Image.new("RGB", (left + upper.width, height), "gray")
    whole.paste(light, (0, 0))
    whole.paste(dark, (light.width + GAP, 0))
    whole.paste(upper, (left, 0))
    whole.paste(lower, (left, height - lower.height))
    return whole


def seen(page: Page, width: int, scheme: Scheme) -> Image.Image:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    probe(page, "settle")
    size = round(width * SCALES[width]), round(HEIGHTS[width] * SCALES[width])
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    return picture.resize(size, Image.Resampling.LANCZOS)
