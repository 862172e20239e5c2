"""What got past the gate is found."""

import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from review.tests.factories import approve
from review.tests.medicines.factories import MedicinePageFactory, withdraw
from review.tests.medicines.models import MedicineIndexPage, MedicinePage


@pytest.fixture
def live(medicine_index: MedicineIndexPage, settings: Settings) -> MedicinePage:
    page = MedicinePageFactory(parent=medicine_index)
    approve(page)
    settings.REVIEW_REQUIRED = True
    return page


def audited() -> list[str]:
    output = io.StringIO()
    try:
        call_command("audit_published", "--json", stdout=output)
    except CommandError:
        assert output.getvalue()
    return [json.loads(line)["fault"] for line in output.getvalue().splitlines()]


def test_site_in_order_has_no_faults(live: MedicinePage, medicine_index: MedicineIndexPage) -> None:
    MedicinePageFactory(parent=medicine_index, live=False)
    live.create_alias(update_slug="alias")
    output = io.StringIO()
    call_command("audit_published", stdout=output)
    assert output.getvalue() == "2 live pages, no faults.\n"


def test_page_made_live_past_the_gate_is_found(
    live: MedicinePage, medicine_index: MedicineIndexPage
) -> None:
    draft = MedicinePageFactory(parent=medicine_index, live=False)
    MedicinePage.objects.filter(pk=draft.pk).update(live=True)
    assert audited() == ["No clinical reviewer has approved this page."]


def test_content_changed_past_the_gate_is_found(live: MedicinePage) -> None:
    MedicinePage.objects.update(summary="Take 100 mg.")
    [changed, told] = audited()
    assert "changed since" in changed
    assert "another review" in told


def test_overdue_review_is_found(live: MedicinePage) -> None:
    live.clinical_reviews.update(next_review_due=date(2026, 1, 1))
    assert audited() == ["The next review was due on 1 Jan 2026."]


def test_error_that_arose_since_is_found(live: MedicinePage) -> None:
    withdraw(live)
    assert any("withdrawn" in fault for fault in audited())


def test_site_without_the_duty_is_told_of_errors_only(
    live: MedicinePage, medicine_index: MedicineIndexPage, settings: Settings
) -> None:
    settings.REVIEW_REQUIRED = False
    MedicinePageFactory(parent=medicine_index)
    assert audited() == []
