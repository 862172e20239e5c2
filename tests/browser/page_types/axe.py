"""Asks axe-core what is wrong with a page."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.browser.page_types.tools import NODE_MODULES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"runOnly": {"type": "tag", "values": TAGS}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
STRONG_CONTRAST = {
    "runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]},
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


@cache
def source() -> str:
    return (NODE_MODULES / "axe-core/axe.min.js").read_text()


def violations(page: Page, options: dict[str, Any] = ALL_RULES) -> list[str]:
    """Return rule, place and reason of each violation, one a line."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(source())
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['target']}: {' '.join(node['failureSummary'].split())}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
