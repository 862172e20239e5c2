"""The section "Content checks" of the editor, as the server renders it."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from review.admin.refusals import answer_403
from review.content_checks import Finding, Level
from review.findings import findings_for
from review.models import ReviewedPage, StoredFinding


@answer_403
def show_findings(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer the findings of the latest draft, for those who may edit it."""
    draft = editable_draft(request, page_id)
    findings = findings_for(draft)
    context = {
        "page": draft,
        "findings": findings,
        "summary": summary_of(findings),
        "count": number_of(findings, Level.ERROR) + number_of(findings, Level.WARNING),
    }
    return render(request, "review/findings_section.html", context)


def editable_draft(request: HttpRequest, page_id: int) -> ReviewedPage:
    """Return the latest draft; 404 if there is none with checks, `PermissionDenied` to others."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ReviewedPage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page.get_latest_revision_as_object()


def summary_of(findings: Sequence[Finding]) -> str:
    """Return how many there are of each level, in words, without those overridden."""
    errors, warnings, hints = (
        number_of(findings, level) for level in (Level.ERROR, Level.WARNING, Level.HINT)
    )
    counted = [
        (errors, ngettext("%d error", "%d errors", errors)),
        (warnings, ngettext("%d warning", "%d warnings", warnings)),
        (hints, ngettext("%d hint", "%d hints", hints)),
    ]
    return ", ".join(words % number for number, words in counted if number) or _("Nothing to mend.")


def number_of(findings: Iterable[Finding | StoredFinding], level: Level) -> int:
    """Return how many are of this level, without those overridden."""
    return sum(finding.level == level and not finding.reason for finding in findings)
