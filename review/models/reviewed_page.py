"""Pages that are published only with passing checks and a valid review."""

from typing import Any

from wagtail.models import Revision

from review.edits import find_latest_if_unchanged
from review.models.clinical_page import ClinicalPage
from review.publishing import (
    PublicationBlocked,
    assert_publishable,
    list_seen_fields,
    pass_gate,
    unschedule,
)

SCHEDULED = "wagtail.publish.scheduled"
# Arguments of `save_revision` that ask for a version of its own.
SAVED_FOR_A_PURPOSE = ("approved_go_live_at", "overwrite_revision", "previous_revision")


class ReviewedPage(ClinicalPage):
    """A page whose clinical content a reviewer approves before it goes live.

    The gate is in `save`, which every write but a bare SQL update passes; `publish` checks
    beforehand, so that a refusal leaves nothing half-done.
    """

    class Meta(ClinicalPage.Meta):
        abstract = True

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Return a new version of the page, or the latest if nothing was changed since.

        Wagtail saves whenever a reviewer approves in the editor; a version of its own would send
        the page back to those who have approved already.
        """
        is_plain = not any(kwargs.get(name) for name in SAVED_FOR_A_PURPOSE)
        if is_plain and (latest := find_latest_if_unchanged(self)):
            self.latest_revision = latest
            return latest
        return super().save_revision(*args, **kwargs)

    def publish(
        self, revision: Revision, *args: Any, log_action: bool | str = True, **kwargs: Any
    ) -> None:
        try:
            assert_publishable(revision.as_object())
        except PublicationBlocked as blocked:
            if log_action != SCHEDULED:
                raise
            unschedule(revision, blocked)  # raising would hold up all other scheduled pages
            return
        super().publish(revision, *args, log_action=log_action, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.locale_id is None:  # the checks read it; Wagtail sets it just before it saves
            self.locale = self.get_default_locale()
        only = kwargs.get("update_fields")
        if only is None or not set(only).isdisjoint(list_seen_fields(self)):
            pass_gate(self)
            kwargs["update_fields"] = only and [*only, "clinical_review"]
        super().save(*args, **kwargs)
        self.drop_reading()  # made before the page had its id, address and review
