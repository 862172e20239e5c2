"""Document the content checks, as Markdown for the docs and as a page for editors."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from review.content_checks import RULES, Rule

HEAD = """\
# Content checks

Generated from the rules by `make docs` (`manage.py document_content_checks`).
For editors: [content checks in the editor](editors/content-checks.md).
"""


def list_rules() -> list[Rule]:
    return [RULES[name] for name in sorted(RULES)]


def render_rules() -> str:
    """Return the docs of all rules, each under a heading of its name."""
    return "\n".join([HEAD, *(part for rule in list_rules() for part in _render_rule(rule))])


def _render_rule(rule: Rule) -> Iterator[str]:
    adjustable = "each site can change it" if rule.is_adjustable else "it cannot be changed"
    yield f"## {rule.id}"
    yield f"Level: {rule.level.name.lower()}; {adjustable}.\n"
    yield f"{rule.explanation.strip()}\n"


def show_rules(request: HttpRequest) -> HttpResponse:
    """Return an admin page that explains every rule, with its name as anchor."""
    return render(request, "review/rules.html", {"rules": list_rules()})
