"""Proof that what readers see has passed the gate, or which of it has not.

The gate stands in `save`; a database can be changed past it, and a rule may have been added since.
"""

from collections.abc import Iterator

from django.apps import apps
from django.utils.translation import gettext as _

from review.content_checks import Level
from review.findings import findings_by_page
from review.models import ReviewedPage
from review.publishing import review_of


def audit() -> Iterator[tuple[ReviewedPage, list[str]]]:
    """Yield each live page with why it should not be so; an empty list for one that may."""
    for model in reviewed_page_types():
        pages = model.objects.live().order_by("pk").iterator(chunk_size=100)
        for page, findings in findings_by_page(pages, Level.ERROR):
            faults = [finding.message for finding in findings if finding.is_blocking]
            if page.clinical_review_id != (held.pk if (held := review_of(page)) else None):
                faults.append(_("Readers are told of another review than the one that holds."))
            yield page, faults


def reviewed_page_types() -> list[type[ReviewedPage]]:
    return [model for model in apps.get_models() if issubclass(model, ReviewedPage)]
