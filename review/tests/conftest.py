"""Site of medicines, with people and a medicine on its way through review."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings
from wagtail.models import Page, Site

from review.content_checks import RULES
from review.tests.factories import ContributorFactory
from review.tests.medicines.content_checks import register_checks
from review.tests.medicines.factories import (
    MedicineIndexPageFactory,
    MedicinePageFactory,
    SubstanceFactory,
    medicine_form,
)
from review.tests.medicines.models import MedicineIndexPage, MedicinePage, Substance
from review.tests.reviewing import member, submit


@pytest.fixture(autouse=True)
def medicine_checks() -> Iterator[None]:
    """Checks of medicines; taken back, since the docs list the checks of the real site."""
    with patch.dict(RULES):
        register_checks()
        yield


@pytest.fixture
def medicine_index(site: Site) -> MedicineIndexPage:
    """The front page of a site that has nothing but medicines."""
    index = MedicineIndexPageFactory(parent=Page.objects.get(depth=1))
    site.root_page = index
    site.save()
    return index


@pytest.fixture
def substance(db: None) -> Substance:
    return SubstanceFactory()


@pytest.fixture
def reviewer(substance: Substance) -> User:
    user = member("reviewer", "Clinical reviewers")
    substance.reviewers.add(ContributorFactory(credentials="MSc Pharmacy", user=user))
    return user


@pytest.fixture
def medicine(
    medicine_index: MedicineIndexPage, substance: Substance, settings: Settings
) -> MedicinePage:
    """A draft of the user “writer”, on a site that publishes only what is reviewed."""
    settings.REVIEW_REQUIRED = True
    writer = member("writer", "Authors")
    page = MedicinePageFactory(parent=medicine_index, substance=substance, live=False, owner=writer)
    page.save_revision(user=writer)
    return page


@pytest.fixture
def submitted(medicine: MedicinePage) -> MedicinePage:
    draft = medicine.get_latest_revision_as_object()
    submit(medicine, User.objects.get(username="writer"), medicine_form(draft))
    return medicine
