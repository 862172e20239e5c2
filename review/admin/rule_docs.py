"""What each content check looks for and why: as Markdown for the docs, as a page for editors."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from review.content_checks import RULES, Rule

HEAD = """\
# Content checks

Made by `manage.py document_content_checks` from the rules themselves: `make docs` writes it anew.
How editors meet them: [content checks in the editor](editors/content-checks.md).
"""


def rules_by_name() -> list[Rule]:
    return [RULES[name] for name in sorted(RULES)]


def rules_as_markdown() -> str:
    """Return the docs of all rules, each under a heading of its name."""
    return "\n".join([HEAD, *(part for rule in rules_by_name() for part in _rule_lines(rule))])


def _rule_lines(rule: Rule) -> Iterator[str]:
    adjustable = "a site may change it" if rule.is_adjustable else "a site cannot change it"
    yield f"## {rule.id}"
    yield f"Level: {rule.level.name.lower()}; {adjustable}.\n"
    yield f"{rule.explanation.strip()}\n"


def show_rules(request: HttpRequest) -> HttpResponse:
    """Answer a page of the admin that explains every rule, under its name as anchor."""
    return render(request, "review/rules.html", {"rules": rules_by_name()})
