"""A word of the glossary is explained where an article first uses it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import RunningSite, run_in

pytestmark = pytest.mark.browser

ARTICLE = "/articles/sciatica/"
EXPLANATION = "Pain down the leg, from a nerve in the back."
TERM = f"""
from blog.models import GlossaryTerm
GlossaryTerm.objects.get_or_create(term="sciatica", explanation="{EXPLANATION}")
"""
FORGET = "from blog.models import GlossaryTerm; GlossaryTerm.objects.all().delete()"


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def article(
    browser: Browser, running_site: RunningSite, request: pytest.FixtureRequest
) -> Iterator[Page]:
    run_in(running_site, TERM)
    context = browser.new_context(base_url=running_site.url, java_script_enabled=request.param)
    page = context.new_page()
    page.goto(ARTICLE)
    yield page
    context.close()
    run_in(
        running_site, "from blog.models import GlossaryTerm; GlossaryTerm.objects.all().delete()"
    )


def test_explanation_opens_by_keyboard_and_closes_again(article: Page) -> None:
    explanation = article.get_by_text(EXPLANATION)
    expect(explanation).to_have_count(1)  # the first use only
    expect(explanation).to_be_hidden()
    term = article.get_by_role("button", name="sciatica").first
    term.focus()
    article.keyboard.press("Enter")
    expect(explanation).to_be_visible()
    article.keyboard.press("Escape")
    expect(explanation).to_be_hidden()


def test_explanation_opens_by_a_tap(article: Page) -> None:
    article.get_by_role("button", name="sciatica").first.click()
    expect(article.get_by_text(EXPLANATION)).to_be_visible()
