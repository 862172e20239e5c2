"""An editor is told of a finding while writing, follows it to its place and mends it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.admin import fill, sign_in
from tests.browser.conftest import RunningSite

pytestmark = pytest.mark.browser

OFFENDING = "Swimming halves the risk of pain."
FINDING = "gives a relative risk only"


def test_finding_appears_while_writing_leads_to_its_block_and_goes_when_mended(
    page: Page, running_site: RunningSite
) -> None:
    sign_in(page, running_site.password)
    page.goto("/admin/pages/")
    for parent in ("Sciaticalm", "Articles"):
        page.get_by_role("link", name=f"Explore child pages of '{parent}'").click()
    page.get_by_role("link", name="Add child page").first.click()
    page.get_by_role("button", name="Toggle checks").click()
    wait_until_edits_are_watched(page)
    panel = page.get_by_role("region", name="Content checks")
    expect(panel).to_contain_text("This page is not saved yet.")

    page.locator("#id_title").fill("Swimming and its risks")
    page.locator("#id_summary").fill("What swimming does.")
    fill(page, "body-0-value-text", OFFENDING)
    finding = panel.get_by_role("listitem").filter(has_text=FINDING)
    expect(finding).to_contain_text("Warning:")
    expect(panel.get_by_role("status")).to_contain_text("2 warnings")  # and no author
    expect(toggle_counter(page)).not_to_have_text("0")

    block = page.locator("[id^=block-][id$=-section]").first
    block.get_by_role("button", name="Toggle section").first.click()
    expect(editable(page)).to_be_hidden()
    finding.get_by_role("link", name="Go to the block").click()
    expect(editable(page)).to_be_visible()
    expect(block).to_be_in_viewport()
    assert block.evaluate("block => block.contains(document.activeElement)")

    editable(page).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Swimming helps some people with pain.")
    expect(finding).to_have_count(0)
    assert editable(page).evaluate("field => field === document.activeElement")


def wait_until_edits_are_watched(page: Page) -> None:
    """Wagtail takes what is typed in the first two seconds for what was there before."""
    event = "w-unsaved:watch-edits"
    page.evaluate(
        f"new Promise(done => document.addEventListener('{event}', () => done(), {{once: true}}))"
    )


def editable(page: Page) -> Locator:
    field = page.locator("[name=body-0-value-text]").locator("xpath=..")
    return field.locator(".public-DraftEditor-content")


def toggle_counter(page: Page) -> Locator:
    return page.locator("[data-side-panel-toggle=checks] [data-side-panel-toggle-counter]")
