"""The probes see what they are there for."""

import pytest
from playwright.sync_api import Page

from tests.browser.page_types.probing import PHONE, probe, set_width

pytestmark = pytest.mark.browser

CUT = "<p style='height: 1em; overflow: hidden'>One line<br>and another</p>"
BESIDE = "<p style='margin-left: 300px; white-space: nowrap'>Beside the screen</p>"
OVER = "<p style='margin-bottom: -1.5em'>Below</p><p style='margin-top: 0'>Above</p>"
SCROLLED = "<div style='overflow-x: auto'><p style='width: 900px'>Can be scrolled to</p></div>"
SPOKEN = (
    "<span style='position: absolute; width: 1px; height: 1px; overflow: hidden'>Only spoken</span>"
)
UNSEEN = "<style>a:focus { outline: none }</style><a href='/'>A link</a>"
SEEN = "<style>a:focus { outline: 2px solid }</style><a href='/'>A link</a>"
COVERED = (
    "<a href='/'>A link</a><div style='position: fixed; inset: 0; background: white'>Banner</div>"
)


@pytest.fixture
def phone(page: Page) -> Page:
    set_width(page, PHONE)
    return page


@pytest.mark.parametrize(
    ("html", "fault"), [(CUT, "cut off"), (BESIDE, "beside the screen"), (OVER, "over each other")]
)
def test_lost_text_is_found(phone: Page, html: str, fault: str) -> None:
    phone.set_content(html)
    assert [fault] == [line[: len(fault)] for line in probe(phone, "lost_text")]


@pytest.mark.parametrize("html", ["<p>Plain</p><p>text</p>", SCROLLED, SPOKEN])
def test_text_that_can_be_read_is_not_lost(phone: Page, html: str) -> None:
    phone.set_content(html)
    assert probe(phone, "lost_text") == []


@pytest.mark.parametrize(
    ("html", "faults"),
    [(UNSEEN, ["no visible focus"]), (SEEN, []), (COVERED, ["covered by div."])],
)
def test_focus_that_cannot_be_seen_is_found(phone: Page, html: str, faults: list[str]) -> None:
    phone.set_content(html)
    assert probe(phone, "watch_focus") == 1
    phone.keyboard.press("Tab")
    assert phone.evaluate("focusWatch.now()")["faults"] == faults


def test_motion_is_found(page: Page) -> None:
    page.set_content(
        "<style>p { transition: color 1s } html { scroll-behavior: smooth }</style><p>"
    )
    assert probe(page, "motion") == ["smooth scrolling: html.", "transition: p."]


def test_drawing_that_forced_colours_hide_is_found(page: Page) -> None:
    page.set_content("<svg forced-color-adjust='auto'><rect fill='red'/><rect fill='blue'/></svg>")
    assert probe(page, "looks")["drawings"][0]["looks"] == 2
    page.set_content("<html style='background: white'><svg><rect fill='white'/></svg>")
    assert not probe(page, "looks")["drawings"][0]["shows"]


def test_control_without_an_edge_is_found(page: Page) -> None:
    page.set_content(
        "<button style='border: 0; background: green'>Go</button><button>Edged</button>"
    )
    assert probe(page, "looks")["unlined"] == ['button "Go"']
