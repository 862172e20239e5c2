"""Letting a finding pass, and taking that back."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter, log

from review.content_checks import Finding, Level
from review.models import CheckOverride, ReviewedPage

MIN_REASON = 10  # characters

Somebody = AbstractUser | AnonymousUser  # as requests have it


def may_override(user: Somebody, finding: Finding) -> bool:
    """Return whether a user may let it pass. An error keeps a page back, so it takes more."""
    if finding.level == Level.ERROR:
        return user.has_perm("review.override_publication")
    return user.has_perm("review.add_checkoverride")


def override(page: ReviewedPage, check_id: str, reason: str, user: Somebody) -> None:
    """Let pass what a rule finds in this draft, until its clinical content changes."""
    with transaction.atomic():
        CheckOverride.objects.create(
            page_id=page.reviewed_page_id,
            check_id=check_id,
            reason=reason,
            user_id=user.pk,
            digest=page.clinical_digest,
        )
        _log(page, "review.override_check", user, check_id, reason)


def take_back(page: ReviewedPage, finding: Finding, user: Somebody) -> None:
    """Have what a rule finds in this draft count again."""
    with transaction.atomic():
        overrides = CheckOverride.objects.filter(
            page_id=page.reviewed_page_id, check_id=finding.id, digest=page.clinical_digest
        )
        for one in overrides:
            one.delete()
        _log(page, "review.take_back_override", user, finding.id, finding.reason)


def finding_of(check_id: str, findings: Iterable[Finding]) -> Finding | None:
    """Return the weightiest finding of a rule; all of them pass, or none."""
    return next((finding for finding in findings if finding.id == check_id), None)


def _log(page: ReviewedPage, action: str, user: Somebody, check_id: str, reason: str) -> None:
    data = {"check": check_id, "reason": reason}
    log(instance=page, action=action, user=user, revision=page.latest_revision, data=data)


class OverrideFormatter(LogFormatter):
    label = gettext_lazy("Override a check")

    def format_message(self, entry: Any) -> str:
        return _("“%(check)s” overridden: %(reason)s") % entry.data


class TakeBackFormatter(LogFormatter):
    label = gettext_lazy("Take back an override")

    def format_message(self, entry: Any) -> str:
        return _("“%(check)s” no longer overridden; the reason was: %(reason)s") % entry.data


def register_actions(actions: LogActionRegistry) -> None:
    actions.register_action("review.override_check")(OverrideFormatter)
    actions.register_action("review.take_back_override")(TakeBackFormatter)
