"""Publication gate: the conditions for a page to go live."""

from collections.abc import Sequence
from typing import Any

from wagtail.log_actions import log
from wagtail.models import Revision

from review.content_checks import Finding, Level
from review.findings import list_findings
from review.models.clinical_page import ClinicalPage
from review.models.clinical_review import ClinicalReview

# Wagtail's own fields that select the live version, or show in lists and search results.
SEEN = ("live", "live_revision", "title", "seo_title", "search_description")
NOT_SEEN = ("page_ptr", "clinical_review")


class PublicationBlocked(Exception):
    """A page may not go live as it is: `findings` are the reasons."""

    def __init__(self, page: ClinicalPage, findings: Sequence[Finding]) -> None:
        self.page = page
        self.findings = tuple(findings)
        reasons = " ".join(finding.message for finding in self.findings)
        super().__init__(f"“{page}” was not published. {reasons}")


def assert_publishable(page: ClinicalPage) -> None:
    """Raise `PublicationBlocked` if the checks find an error that is not overridden."""
    blocking = [found for found in list_findings(page, least=Level.ERROR) if found.is_blocking]
    if blocking:
        raise PublicationBlocked(page, blocking)


def pass_gate(page: ClinicalPage) -> None:
    """Raise `PublicationBlocked` if saving the page would publish blocked content.

    A save that changes nothing public is not checked. Sets the valid review.
    """
    page.drop_reading()  # of before the page was edited
    if page.live and read_shown_values(page) != load_stored_values(page):
        assert_publishable(page)
    page.clinical_review = find_valid_review(page) if page.live else None


def list_seen_fields(page: ClinicalPage) -> list[str]:
    """Return the names of the public fields, with those of the page type."""
    own = (field.name for field in page._meta.local_concrete_fields)
    return [*SEEN, *(name for name in own if name not in NOT_SEEN)]


def read_shown_values(page: ClinicalPage) -> dict[str, Any]:
    """Return the public values of the page, in the form of the database."""
    fields = map(page._meta.get_field, list_seen_fields(page))
    return {field.name: field.get_prep_value(field.value_from_object(page)) for field in fields}


def load_stored_values(page: ClinicalPage) -> dict[str, Any] | None:
    """Return the stored public values, in that form; None if the page is new."""
    before = type(page)._base_manager.filter(pk=page.pk).first() if page.pk else None
    return read_shown_values(before) if before else None


def find_valid_review(page: ClinicalPage) -> ClinicalReview | None:
    """Return the latest review of exactly this clinical content."""
    reviews = load_reviews(page)
    return next((one for one in reviews if one.digest == page.clinical_digest), None)


def load_reviews(page: ClinicalPage) -> list[ClinicalReview]:
    """Return all reviews of the page, or of the source of an alias, newest first."""
    if page.alias_of_id:
        reviews = ClinicalReview.objects.filter(page_id=page.alias_of_id)
        return list(reviews.select_related("reviewer"))
    return list(page.clinical_reviews.all()) if page.pk else []


def unschedule(revision: Revision, blocked: PublicationBlocked) -> None:
    """Cancel the scheduled publication of a revision, and log the reasons."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log_refusal(blocked, revision)


def log_refusal(blocked: PublicationBlocked, revision: Revision | None, user: Any = None) -> None:
    """Log the refusal and its reasons in the history of the page."""
    log(
        instance=blocked.page,
        action="review.refuse_publication",
        user=user,
        revision=revision,
        data={"findings": [finding.message for finding in blocked.findings]},
    )
