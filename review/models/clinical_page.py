"""Pages with clinical content: the contract that content checks and reviews rely on."""

from collections.abc import Sequence
from typing import Any, Self

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from review.digests import build_digest
from review.models.clinical_review import ClinicalReview
from review.models.contributor import Contributor


class ClinicalReading:
    """What the content of a page says, each thing read once and when it is first asked for."""

    def __init__(self, page: Any) -> None:
        self.page = page

    @cached_property
    def clinical_digest(self) -> str:
        """SHA-256, in hex, of the clinical content."""
        return build_digest(self.page.get_clinical_content())


class ClinicalPage(Page):
    """A page with clinical content, its authors and its topics. `ReviewedPage` adds the gate."""

    clinical_review = models.ForeignKey(
        ClinicalReview,
        verbose_name=_("clinical review"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The valid review of the live version, set when the page is saved."),
    )

    exclude_fields_in_copy = ["clinical_review"]
    # Shown to a reviewer before approval; the template gets the draft as `page`.
    approval_summary_template = ""
    prefetch_for_checks = ["clinical_reviews__reviewer", "check_overrides"]

    class Meta:
        abstract = True

    @classmethod
    def prepare_for_checks(cls, pages: Sequence[Self]) -> None:
        """Prefetch what the checks read of each of these pages."""
        prefetch_related_objects(pages, *cls.prefetch_for_checks)

    def get_clinical_content(self) -> list[Any]:
        """Return what a reviewer answers for, of types that JSON has."""
        raise NotImplementedError

    def is_written_by(self, contributor: Contributor) -> bool:
        raise NotImplementedError

    def is_within_scope_of(self, contributor: Contributor) -> bool:
        """Return whether the contributor is registered as competent in what the page is about."""
        raise NotImplementedError

    @cached_property
    def reading(self) -> ClinicalReading:
        """What its content says; the gate drops it whenever the page is saved."""
        return ClinicalReading(self)

    def drop_reading(self) -> None:
        """Let what the page says be read again."""
        self.__dict__.pop("reading", None)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self.drop_reading()

    @property
    def clinical_digest(self) -> str:
        return self.reading.clinical_digest

    @property
    def reviewed_page_id(self) -> int:
        """The page whose reviews hold here: an alias has the content of its source."""
        return self.alias_of_id or self.pk
