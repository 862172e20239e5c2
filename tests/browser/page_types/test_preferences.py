"""What a reader has set in the system is kept to: forced colours, less motion."""

import pytest
from playwright.sync_api import Page

from tests.browser.page_types.probing import SCHEMES, nothing, probe
from tests.browser.pages import each_page

pytestmark = pytest.mark.browser


@each_page
def test_forced_colours_leave_drawings_and_the_edges_of_controls(page: Page, address: str) -> None:
    page.goto(address)
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, forced_colors="none")
        before = probe(page, "looks")["drawings"]
        page.emulate_media(color_scheme=scheme, forced_colors="active")
        after = probe(page, "looks")
        found += [f"{scheme}: no edge: {control}" for control in after["unlined"]]
        for drawing, forced in zip(before, after["drawings"], strict=True):
            if not forced["shows"] or forced["looks"] < drawing["looks"]:
                found.append(f"{scheme}: cannot be told apart: {forced}, before {drawing}")
    nothing(found)


@each_page
def test_nothing_moves_for_readers_who_want_less_motion(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address)
    nothing(probe(page, "motion"))
