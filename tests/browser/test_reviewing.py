"""An article's way through review, where articles need one to go live."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.admin import add_block, fill, publish, sign_in
from tests.browser.conftest import RunningSite, run_in, site_started
from tests.browser.test_checks import editable, wait_until_edits_are_watched

pytestmark = pytest.mark.browser

PASSWORD = "a-long-password"  # noqa: S105, of sample people
# Sample people, made as an administrator would: a writer who is also qualified, and a reviewer.
PEOPLE = f"""
from django.contrib.auth.models import Group, User
from blog.models import Topic
from review.models import Contributor
topic = Topic.objects.get(slug="back-pain")
for name, group in (("writer", "Authors"), ("reviewer", "Clinical reviewers")):
    user = User.objects.create_user(name, f"{{name}}@example.org", "{PASSWORD}")
    user.groups.add(Group.objects.get(name=group))
    person = Contributor.objects.create(
        name=f"Sample {{name.title()}}", credentials="MSc (sample)", user=user
    )
    topic.reviewers.add(person)
"""


@pytest.fixture(scope="module")
def strict_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    with site_started(tmp_path_factory.mktemp("strict"), REVIEW_REQUIRED="1") as site:
        run_in(site, PEOPLE)
        yield site


def page_of(browser: Browser, site: RunningSite, name: str) -> Page:
    """Return a browser of their own, in which somebody is signed in."""
    page = browser.new_context(base_url=site.url).new_page()
    sign_in(page, site.password if name == "editor" else PASSWORD, name)
    return page


def test_article_is_written_mended_reviewed_and_approved_and_an_edit_voids_its_review(
    browser: Browser, strict_site: RunningSite
) -> None:
    writer = page_of(browser, strict_site, "writer")
    write(writer)
    mend(writer)
    address = submit(writer)
    writer.goto(address)
    writer.get_by_role("button", name="More actions").click()
    expect(approval(writer)).to_have_count(0)  # though a reviewer of this topic

    reader = browser.new_context(base_url=strict_site.url).new_page()
    reviewer = page_of(browser, strict_site, "reviewer")
    approve_clinical_content(reviewer)
    assert status_of(reader) == 404
    editor = page_of(browser, strict_site, "editor")
    approve_as_editor(editor, address)
    assert status_of(reader) == 200
    for fact in ("Page last reviewed:", "Next review due:", "Sample Reviewer"):
        expect(reader.locator(".facts")).to_contain_text(fact)

    add_to_a_red_flag(editor, address)
    expect(editor.get_by_role("heading", name="Not published: Gentle swimming")).to_be_visible()
    expect(editor.get_by_text("changed since Sample Reviewer reviewed it")).to_be_visible()
    assert status_of(reader) == 200
    expect(reader.get_by_text("You cannot feel your legs")).to_be_visible()
    expect(reader.get_by_text("at night")).to_have_count(0)


def write(page: Page) -> None:
    page.goto("/admin/pages/")
    for parent in ("Sciaticalm", "Articles"):
        page.get_by_role("link", name=f"Explore child pages of '{parent}'").click()
    page.get_by_role("link", name="Add child page").first.click()
    page.get_by_role("button", name="Toggle checks").click()
    wait_until_edits_are_watched(page)
    page.locator("#id_title").fill("Gentle swimming")
    page.locator("#id_summary").fill("Water carries your back.")
    fill(page, "body-0-value-text", "Swimming halves the risk of pain.")
    red_flags = add_block(page, "Red flags")
    fill(page, f"{red_flags}-heading", "When to get help")
    fill(page, f"{red_flags}-signs-0-value", "You cannot feel your legs")
    page.get_by_label("Back pain", exact=True).check()


def mend(page: Page) -> None:
    findings = page.get_by_role("region", name="Content checks")
    finding = findings.get_by_role("listitem").filter(has_text="halves the risk")
    expect(finding).to_be_visible()
    editable(page).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Swimming helps some people with pain.")
    expect(finding).to_have_count(0)
    expect(findings).to_contain_text("No clinical reviewer has approved this page.")


def submit(page: Page) -> str:
    """Submit it to the workflow; return the address of its editor."""
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Clinical review").click()
    expect(page.locator("li.success")).to_contain_text("submitted for moderation")
    return str(page.locator("li.success").get_by_role("link", name="Edit").get_attribute("href"))


def approval(page: Page | Locator) -> Locator:
    return page.get_by_role("button", name="Approve clinical content")


def approve_clinical_content(page: Page) -> None:
    page.get_by_role("link", name="Gentle swimming").click()  # on the dashboard
    page.get_by_role("button", name="More actions").click()
    approval(page).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("You vouch, by name")
    expect(dialog).to_contain_text("No sources cited.")
    approval(dialog).click()
    page.wait_for_url("**/admin/pages/*/")


def approve_as_editor(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Approve", exact=True).click()
    page.wait_for_url("**/admin/pages/*/")


def add_to_a_red_flag(page: Page, address: str) -> None:
    page.goto(address)
    wait_until_edits_are_watched(page)
    sign = "body-1-value-signs-0-value"
    fill(page, sign, " at night")
    expect(page.locator(f"[name={sign}]")).to_have_value(re.compile("at night"))
    publish(page)


def status_of(page: Page) -> int:
    response = page.goto("/articles/gentle-swimming/")
    assert response
    return response.status
