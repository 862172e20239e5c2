"""Contributors and reviews, for tests."""

from datetime import date
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from review.models import ClinicalReview, Contributor, ReviewedPage


class ContributorFactory(DjangoModelFactory):
    class Meta:
        model = Contributor

    name = factory.Sequence(lambda n: f"Sample Person {n}")


def approve(
    page: ReviewedPage, reviewer: Contributor | None = None, **fields: Any
) -> ClinicalReview:
    """Have the clinical content of a page approved; it holds at once for what is live."""
    review = ClinicalReview.objects.create(
        page=page,
        reviewer=reviewer or ContributorFactory(credentials="MSc"),
        digest=page.clinical_digest,
        **{"reviewed_at": timezone.now(), "next_review_due": date(2099, 1, 1), **fields},
    )
    type(page).objects.filter(pk=page.pk, live=True).update(clinical_review=review)
    return review
