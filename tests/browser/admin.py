"""The Wagtail admin as an editor's hands use it."""

from playwright.sync_api import Page


def sign_in(page: Page, password: str, name: str = "editor") -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")


def add_block(page: Page, name: str) -> str:
    """Add a block of this name at the end of the body; return the prefix of its fields."""
    number = page.locator("[name=body-count]").input_value()
    page.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name=name, exact=True).click()
    return f"body-{number}-value"


def fill(page: Page, field: str, text: str) -> None:
    """Fill a field of a block by its form name, plain or rich text."""
    field_input = page.locator(f"[name={field}]")
    if field_input.get_attribute("type") == "hidden":  # Draftail keeps its text in one
        field_input.locator("xpath=..").locator(".public-DraftEditor-content").click()
        page.keyboard.type(text)
    else:
        field_input.fill(text)


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish").click()
