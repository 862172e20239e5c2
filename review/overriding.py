"""Override findings, and withdraw overrides."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import transaction
from wagtail.log_actions import log

from review.content_checks import Finding, Level
from review.models import CheckOverride, ReviewedPage

MIN_REASON = 10  # characters

RequestUser = AbstractUser | AnonymousUser  # as requests have it


def may_override(user: RequestUser, finding: Finding) -> bool:
    """Return whether a user may override it. An error blocks publication, so it takes more."""
    if finding.level == Level.ERROR:
        return user.has_perm("review.override_publication")
    return user.has_perm("review.add_checkoverride")


def override(page: ReviewedPage, check_id: str, reason: str, user: RequestUser) -> None:
    """Override the findings of a rule in this draft, until its clinical content changes."""
    with transaction.atomic():
        CheckOverride.objects.create(
            page_id=page.reviewed_page_id,
            check_id=check_id,
            reason=reason,
            user_id=user.pk,
            digest=page.clinical_digest,
        )
        _log(page, "review.override_check", user, check_id, reason)


def take_back(page: ReviewedPage, finding: Finding, user: RequestUser) -> None:
    """Withdraw the override of a rule in this draft."""
    with transaction.atomic():
        overrides = CheckOverride.objects.filter(
            page_id=page.reviewed_page_id, check_id=finding.id, digest=page.clinical_digest
        )
        for one in overrides:
            one.delete()
        _log(page, "review.take_back_override", user, finding.id, finding.reason)


def find_finding(check_id: str, findings: Iterable[Finding]) -> Finding | None:
    """Return the most severe finding of a rule; an override applies to all of them or none."""
    return next((finding for finding in findings if finding.id == check_id), None)


def _log(page: ReviewedPage, action: str, user: RequestUser, check_id: str, reason: str) -> None:
    data = {"check": check_id, "reason": reason}
    log(instance=page, action=action, user=user, revision=page.latest_revision, data=data)
