"""What one rule finds, for tests."""

from wagtail.models import Page

from review.content_checks import RULES, Found


def found_by(rule: str, page: Page) -> list[Found]:
    """Return what the rule finds in the page as it is saved."""
    saved = type(page).objects.get(pk=page.pk)
    assert isinstance(saved, RULES[rule].page_type)
    return list(RULES[rule].check(saved))
