"""Register of content checks, and the run of all checks on a page.

Modelled on django.core.checks: a rule is registered for a type of page, takes a page and yields
its findings. Each has a name instead of a number, because a site may raise or lower its level.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from inspect import getdoc

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Level(IntEnum):
    """Severity of a finding. A rule that is off is not run."""

    OFF = 0
    HINT = 10
    WARNING = 20
    ERROR = 30

    @property
    def label(self) -> str:
        return str(LABELS[self])


LABELS = {
    Level.OFF: _("off"),
    Level.HINT: _("hint"),
    Level.WARNING: _("warning"),
    Level.ERROR: _("error"),
}


@dataclass(frozen=True)
class Found:
    """The result of a rule: the fault, its remedy and the block."""

    message: str
    hint: str = ""
    block_id: str = ""


@dataclass(frozen=True)
class Finding:
    """A finding in a page: `id` names the rule; `reason` is that of its override, if any."""

    level: Level
    id: str
    message: str
    hint: str = ""
    block_id: str = ""
    reason: str = ""

    @property
    def is_blocking(self) -> bool:
        """Whether it keeps the page from being published."""
        return self.level == Level.ERROR and not self.reason


Check = Callable[[Page], Iterable[Found]]


@dataclass(frozen=True)
class Rule:
    """A check under its name, with the level it has where a site sets no other.

    Sites cannot set the level of a rule that is not adjustable.
    """

    id: str
    level: Level
    page_type: type[Page]
    check: Check
    is_adjustable: bool = True

    @property
    def explanation(self) -> str:
        """The purpose of the rule, in Markdown."""
        return getdoc(self.check) or ""


RULES: dict[str, Rule] = {}


def register(
    page_type: type[Page], rule_id: str, level: Level, *, is_adjustable: bool = True
) -> Callable[[Check], Check]:
    """Return a decorator that makes a check a rule for pages of this type."""

    def register_check(check: Check) -> Check:
        rule = Rule(rule_id, level, page_type, check, is_adjustable)
        if RULES.setdefault(rule_id, rule) != rule:
            raise ValueError(f"There are two rules of the name {rule_id}.")
        return check

    return register_check


def run_checks(
    page: Page, levels: Mapping[str, Level] = {}, least: Level = Level.HINT
) -> list[Finding]:
    """Return the findings of all rules for this type of page, most severe first.

    `levels` overrides registered levels, by name of the rule; rules below the `least` level are
    not run.
    """
    findings = [
        Finding(level, rule.id, found.message, found.hint, found.block_id)
        for rule in RULES.values()
        if isinstance(page, rule.page_type) and (level := levels.get(rule.id, rule.level)) >= least
        for found in rule.check(page)
    ]
    return sorted(findings, key=lambda finding: -finding.level)
