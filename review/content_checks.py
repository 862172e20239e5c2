"""Checks of what a page says: what each finds, and which there are.

Shaped like django.core.checks: a check is registered for a page type, takes a page and
yields findings.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import IntEnum

from wagtail.models import Page


class Level(IntEnum):
    """How much a finding weighs."""

    HINT = 10
    WARNING = 20
    ERROR = 30


@dataclass(frozen=True)
class Finding:
    """What a check found: `id` names the rule, `block_id` the block, if it is about one."""

    level: Level
    id: str
    message: str
    hint: str = ""
    block_id: str = ""


Check = Callable[[Page], Iterable[Finding]]
_checks: list[tuple[type[Page], Check]] = []


def register(page_type: type[Page]) -> Callable[[Check], Check]:
    """Return a decorator that registers a check for pages of this type."""

    def register_check(check: Check) -> Check:
        _checks.append((page_type, check))
        return check

    return register_check


def run_checks(page: Page) -> list[Finding]:
    """Return what all checks for this type of page find, weightiest first."""
    findings = [
        finding
        for page_type, check in _checks
        if isinstance(page, page_type)
        for finding in check(page)
    ]
    return sorted(findings, key=lambda finding: -finding.level)
