"""Audit live pages for publication without passing the gate.

The gate is in `save`; a database can be changed past it, and a rule may have been added since.
"""

from collections.abc import Iterator

from django.apps import apps
from django.utils.translation import gettext as _

from review.content_checks import Level
from review.findings import iter_findings
from review.models import ReviewedPage
from review.publishing import find_valid_review


def audit() -> Iterator[tuple[ReviewedPage, list[str]]]:
    """Yield each live page with the reasons against its publication; empty if there are none."""
    for model in list_reviewed_page_types():
        pages = model.objects.live().order_by("pk").iterator(chunk_size=100)
        for page, findings in iter_findings(pages, Level.ERROR):
            faults = [finding.message for finding in findings if finding.is_blocking]
            if page.clinical_review_id != (held.pk if (held := find_valid_review(page)) else None):
                faults.append(_("The page shows another review than the valid one."))
            yield page, faults


def list_reviewed_page_types() -> list[type[ReviewedPage]]:
    return [model for model in apps.get_models() if issubclass(model, ReviewedPage)]
