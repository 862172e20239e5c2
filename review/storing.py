"""Store findings for the explorer and the report."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from review.content_checks import Finding
from review.findings import BATCH, iter_findings
from review.models import PageCheck, ReviewedPage, StoredFinding

Found = Sequence[tuple[ReviewedPage, list[Finding]]]


def check_pages(pages: QuerySet[ReviewedPage]) -> Iterator[tuple[ReviewedPage, list[Finding]]]:
    """Check pages of one type, store the findings and yield them.

    Pages are read by the hundred: a query left open would keep SQLite from writing.
    """
    ids = list(pages.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        read_at = timezone.now()
        batch = pages.filter(pk__in=ids[start : start + BATCH]).select_related("latest_revision")
        found = list(iter_findings(map(choose_version, batch)))
        store(found, read_at)
        yield from found


def choose_version(page: ReviewedPage) -> ReviewedPage:
    """Return the live version of a page, or the latest draft if it is not live."""
    if page.live or not page.has_unpublished_changes or not page.latest_revision:
        return page
    return page.with_content_json(page.latest_revision.content)


def store(found: Found, read_at: datetime) -> None:
    """Replace the stored findings of these pages, except where newer ones are stored."""
    with transaction.atomic():
        newer = PageCheck.objects.filter(checked_at__gt=read_at).values("page")
        pages = Page.objects.filter(pk__in=[page.pk for page, _ in found]).exclude(pk__in=newer)
        ids = set(pages.select_for_update().values_list("pk", flat=True))  # those not deleted
        StoredFinding.objects.filter(page__in=ids).delete()
        StoredFinding.objects.bulk_create(
            build_stored_finding(page, finding)
            for page, findings in found
            if page.pk in ids
            for finding in findings
        )
        PageCheck.objects.bulk_create(
            [PageCheck(page_id=pk, checked_at=read_at) for pk in ids],
            update_conflicts=True,
            unique_fields=["page"],
            update_fields=["checked_at"],
        )


def build_stored_finding(page: ReviewedPage, finding: Finding) -> StoredFinding:
    fields = asdict(finding)
    return StoredFinding(page_id=page.pk, check_id=fields.pop("id"), **fields)
