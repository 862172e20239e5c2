"""Pages that go live only when their checks and a reviewer let them."""

from collections.abc import Sequence
from typing import Any, Self

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from review.digests import digest_of
from review.edits import latest_if_unchanged
from review.models.clinical_review import ClinicalReview
from review.models.contributor import Contributor
from review.publishing import (
    PublicationBlocked,
    assert_publishable,
    pass_gate,
    seen_fields,
    unschedule,
)

SCHEDULED = "wagtail.publish.scheduled"
# Arguments of `save_revision` that ask for a version of its own.
SAVED_FOR_A_PURPOSE = ("approved_go_live_at", "overwrite_revision", "previous_revision")


class ReviewedPage(Page):
    """A page whose clinical content a reviewer approves before it goes live.

    The gate is in `save`, which every door but a bare SQL update goes through; `publish` asks
    beforehand, so that a refusal leaves nothing half-done.
    """

    clinical_review = models.ForeignKey(
        ClinicalReview,
        verbose_name=_("clinical review"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The one that holds for what readers see; set whenever the page is saved."),
    )

    exclude_fields_in_copy = ["clinical_review"]
    # What a reviewer is told before approving; it gets the draft as `page`.
    approval_summary_template = ""
    # Cached properties that read the content.
    cached_readings = ["clinical_digest"]
    prefetch_for_checks = ["clinical_reviews__reviewer", "check_overrides"]

    class Meta:
        abstract = True

    @classmethod
    def prepare_for_checks(cls, pages: Sequence[Self]) -> None:
        """Read at once what the checks ask of each of these pages."""
        prefetch_related_objects(pages, *cls.prefetch_for_checks)

    def clinical_content(self) -> list[Any]:
        """Return what a reviewer answers for, of types that JSON has."""
        raise NotImplementedError

    def is_written_by(self, contributor: Contributor) -> bool:
        raise NotImplementedError

    def is_within_scope_of(self, contributor: Contributor) -> bool:
        """Return whether the contributor is registered as competent in what the page is about."""
        raise NotImplementedError

    @cached_property
    def clinical_digest(self) -> str:
        """SHA-256, in hex, of the clinical content when it was first asked for."""
        return digest_of(self.clinical_content())

    @property
    def reviewed_page_id(self) -> int:
        """The page whose reviews hold here: an alias says what its source says."""
        return self.alias_of_id or self.pk

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Return a new version of the page, or the latest if nothing was changed since.

        Wagtail saves whenever somebody approves in the editor; a version of its own would send the
        page back to those who have approved already.
        """
        is_plain = not any(kwargs.get(name) for name in SAVED_FOR_A_PURPOSE)
        if is_plain and (latest := latest_if_unchanged(self)):
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
        if only is None or not set(only).isdisjoint(seen_fields(self)):
            pass_gate(self)
            kwargs["update_fields"] = only and [*only, "clinical_review"]
        super().save(*args, **kwargs)
