"""Render the section "Content checks" of the editor."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from review.admin.refusals import answer_403
from review.content_checks import Finding, Level
from review.findings import list_findings
from review.models import ReviewedPage, StoredFinding


@answer_403
def show_findings(request: HttpRequest, page_id: int) -> HttpResponse:
    """Return the findings of the latest draft, for users who may edit it."""
    draft = get_editable_draft(request, page_id)
    findings = list_findings(draft)
    context = {
        "page": draft,
        "findings": findings,
        "summary": format_summary(findings),
        "count": count_findings(findings, Level.ERROR) + count_findings(findings, Level.WARNING),
    }
    return render(request, "review/findings_section.html", context)


def get_editable_draft(request: HttpRequest, page_id: int) -> ReviewedPage:
    """Return the latest draft; 404 if it has no checks, `PermissionDenied` without edit rights."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ReviewedPage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page.get_latest_revision_as_object()


def format_summary(findings: Sequence[Finding]) -> str:
    """Return the number of findings of each level, in words, without overridden ones."""
    errors, warnings, hints = (
        count_findings(findings, level) for level in (Level.ERROR, Level.WARNING, Level.HINT)
    )
    counted = [
        (errors, ngettext("%d error", "%d errors", errors)),
        (warnings, ngettext("%d warning", "%d warnings", warnings)),
        (hints, ngettext("%d hint", "%d hints", hints)),
    ]
    return ", ".join(words % number for number, words in counted if number) or _("No issues found.")


def count_findings(findings: Iterable[Finding | StoredFinding], level: Level) -> int:
    """Return the number of findings of this level, without overridden ones."""
    return sum(finding.level == level and not finding.reason for finding in findings)
