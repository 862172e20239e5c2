"""A site raises, lowers and switches off checks; nobody lowers those on reviews."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings
from wagtail.models import Page, Site

from review.content_checks import Level
from review.findings import list_findings
from review.models import CheckOverride, ReviewSettings
from review.models.settings import check_choices
from review.publishing import PublicationBlocked
from review.tests.factories import approve
from review.tests.medicines.factories import MedicinePageFactory
from review.tests.medicines.models import MedicineIndexPage, MedicinePage


@pytest.fixture
def draft(medicine_index: MedicineIndexPage) -> MedicinePage:
    """A medicine with two hints: neither summary nor manufacturer."""
    return MedicinePageFactory(parent=medicine_index, live=False, summary="", manufacturer="")


def set_level(site: Site, check_id: str, level: Level) -> None:
    settings = ReviewSettings.for_site(site)
    settings.levels.create(check_id=check_id, level=level)
    settings.save()


def level_of(check_id: str, page: MedicinePage) -> Level | None:
    levels = {finding.id: finding.level for finding in list_findings(page)}
    return levels.get(check_id)


@pytest.mark.parametrize("level", [Level.HINT, Level.WARNING, Level.ERROR])
def test_finding_has_the_level_that_its_site_sets(
    site: Site, draft: MedicinePage, level: Level
) -> None:
    set_level(site, "manufacturer-missing", level)
    assert level_of("manufacturer-missing", draft) == level
    assert level_of("summary-missing", draft) == Level.HINT


def test_check_that_is_off_finds_nothing(site: Site, draft: MedicinePage) -> None:
    set_level(site, "manufacturer-missing", Level.OFF)
    assert level_of("manufacturer-missing", draft) is None


def test_check_raised_to_an_error_keeps_a_page_back(site: Site, draft: MedicinePage) -> None:
    set_level(site, "manufacturer-missing", Level.ERROR)
    with pytest.raises(PublicationBlocked, match="manufacturer is not stated"):
        draft.save_revision().publish()
    draft.manufacturer = "Sample Ltd"
    draft.save_revision().publish()
    assert MedicinePage.objects.get().live


def test_levels_of_one_site_are_not_those_of_another(site: Site, draft: MedicinePage) -> None:
    other = Site.objects.create(hostname="other.example", root_page=Page.objects.get(depth=1))
    set_level(other, "manufacturer-missing", Level.ERROR)
    assert level_of("manufacturer-missing", draft) == Level.HINT


def test_checks_on_reviews_are_not_for_a_site_to_set(
    site: Site, draft: MedicinePage, settings: Settings
) -> None:
    settings.REVIEW_REQUIRED = True
    names = {name for name, _ in check_choices()}
    assert "manufacturer-missing" in names
    assert not names & {"review-missing", "review-void", "review-overdue", "reviewed-by-author"}


def test_levels_are_set_in_the_admin(admin_client: Client, site: Site) -> None:
    html = admin_client.get(f"/admin/settings/review/reviewsettings/{site.pk}/").content.decode()
    assert "manufacturer-missing" in html
    assert "review-missing" not in html


def test_override_lets_a_page_out_until_its_clinical_content_changes(
    draft: MedicinePage, settings: Settings, admin_user: User
) -> None:
    settings.REVIEW_REQUIRED = True
    reason = {"reason": "A sample emergency.", "user": admin_user}
    CheckOverride.objects.create(
        page=draft, check_id="review-missing", digest=draft.clinical_digest, **reason
    )
    draft.save_revision().publish()
    live = MedicinePage.objects.get()
    assert live.live
    assert live.clinical_review is None  # readers are told that nobody reviewed it
    live.summary = "Take 100 mg."
    with pytest.raises(PublicationBlocked):
        live.save_revision().publish()


def test_override_of_one_finding_lets_no_other_pass(
    draft: MedicinePage, settings: Settings
) -> None:
    settings.REVIEW_REQUIRED = True
    CheckOverride.objects.create(
        page=draft, check_id="review-void", digest=draft.clinical_digest, reason="Another one."
    )
    with pytest.raises(PublicationBlocked):
        draft.save_revision().publish()
    approve(draft)
    draft.get_latest_revision().publish()
