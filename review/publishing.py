"""The gate: what has to be so before readers see a page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wagtail.log_actions import log
from wagtail.models import Revision

from review.content_checks import Finding, Level
from review.findings import findings_for
from review.models.clinical_review import ClinicalReview

if TYPE_CHECKING:
    from review.models.reviewed_page import ReviewedPage

# Of Wagtail's own fields: which version readers see, and what lists and results show of it.
SEEN = ("live", "live_revision", "title", "seo_title", "search_description")
NOT_SEEN = ("page_ptr", "clinical_review")


class PublicationBlocked(Exception):
    """A page may not go live as it is: `findings` say why."""

    def __init__(self, page: "ReviewedPage", findings: Sequence[Finding]) -> None:
        self.page = page
        self.findings = tuple(findings)
        reasons = " ".join(finding.message for finding in self.findings)
        super().__init__(f"“{page}” was not published. {reasons}")


def assert_publishable(page: "ReviewedPage") -> None:
    """Raise `PublicationBlocked` if the checks find an error that nobody has overridden."""
    blocking = [found for found in findings_for(page, least=Level.ERROR) if found.is_blocking]
    if blocking:
        raise PublicationBlocked(page, blocking)


def pass_gate(page: "ReviewedPage") -> None:
    """Raise `PublicationBlocked` if saving the page would show readers what may not go live.

    Nothing is asked of a save that changes nothing they see. Sets the review that holds.
    """
    for reading in page.cached_readings:  # of before the page was edited
        page.__dict__.pop(reading, None)
    if page.live and shown(page) != stored(page):
        assert_publishable(page)
    page.clinical_review = review_of(page) if page.live else None


def seen_fields(page: "ReviewedPage") -> list[str]:
    """Return the names of the fields that say what readers see, its type's own among them."""
    own = (field.name for field in page._meta.local_concrete_fields)
    return [*SEEN, *(name for name in own if name not in NOT_SEEN)]


def shown(page: "ReviewedPage") -> dict[str, Any]:
    """Return what readers will see of the page, in the form in which the database holds it."""
    fields = map(page._meta.get_field, seen_fields(page))
    return {field.name: field.get_prep_value(field.value_from_object(page)) for field in fields}


def stored(page: "ReviewedPage") -> dict[str, Any] | None:
    """Return what readers see of it now, in that form; None if it is new."""
    before = type(page)._base_manager.filter(pk=page.pk).first() if page.pk else None
    return shown(before) if before else None


def review_of(page: "ReviewedPage") -> ClinicalReview | None:
    """Return the latest review of just this clinical content."""
    reviews = reviews_of(page)
    return next((one for one in reviews if one.digest == page.clinical_digest), None)


def reviews_of(page: "ReviewedPage") -> list[ClinicalReview]:
    """Return all reviews that the page, or what it is an alias of, ever had; the newest first."""
    if page.alias_of_id:
        reviews = ClinicalReview.objects.filter(page_id=page.alias_of_id)
        return list(reviews.select_related("reviewer"))
    return list(page.clinical_reviews.all()) if page.pk else []


def unschedule(revision: Revision, blocked: PublicationBlocked) -> None:
    """Take back that a revision is to be published, and log why."""
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=None)
    log_refusal(blocked, revision)


def log_refusal(blocked: PublicationBlocked, revision: Revision | None, user: Any = None) -> None:
    """Write into the history of the page why it was not published."""
    log(
        instance=blocked.page,
        action="review.refuse_publication",
        user=user,
        revision=revision,
        data={"findings": [finding.message for finding in blocked.findings]},
    )
