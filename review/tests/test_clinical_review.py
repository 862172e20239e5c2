"""Review of a page, through the admin."""

from datetime import date

import time_machine
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.utils import timezone

from review.models import ClinicalReview, ReviewSettings
from review.tests.factories import ContributorFactory, approve
from review.tests.medicines.factories import body, medicine_form
from review.tests.medicines.models import MedicinePage
from review.tests.reviewing import approval_dialog, client_of, decide, member, submit

TODAY = "2026-06-01"


def test_page_goes_live_after_clinical_review_and_editorial_approval(
    submitted: MedicinePage, reviewer: User, editor: User
) -> None:
    with time_machine.travel(TODAY):
        decide(submitted, reviewer)
        review = ClinicalReview.objects.get()
        assert not MedicinePage.objects.get().live
        decide(submitted, editor)
    live = MedicinePage.objects.get()
    assert live.live
    assert live.clinical_review == review
    assert review.reviewer.user == reviewer
    assert timezone.localdate(review.reviewed_at) == date(2026, 6, 1)
    assert review.next_review_due == date(2028, 6, 1)


def test_site_says_how_long_a_review_holds(submitted: MedicinePage, reviewer: User) -> None:
    site_settings = ReviewSettings.for_site(submitted.get_site())
    site_settings.review_months = 3
    site_settings.save()
    with time_machine.travel("2026-11-30"):
        decide(submitted, reviewer)
    assert ClinicalReview.objects.get().next_review_due == date(2027, 2, 28)


def test_reviewer_finds_the_page_on_the_dashboard(submitted: MedicinePage, reviewer: User) -> None:
    assert submitted.title in client_of(reviewer).get("/admin/").content.decode()


def test_reviewer_vouches_for_what_the_page_is_not_for_parts_of_other_types(
    submitted: MedicinePage, reviewer: User
) -> None:
    html = approval_dialog(submitted, reviewer)
    assert f"You vouch, by name, for what “{submitted.title}” says" in html
    assert "red flags" not in html


def test_reviewer_asks_for_changes(submitted: MedicinePage, reviewer: User) -> None:
    decide(submitted, reviewer, "reject")
    assert not ClinicalReview.objects.exists()
    assert MedicinePage.objects.get().current_workflow_state.status == "needs_changes"


def test_edit_of_a_dose_after_approval_voids_the_review(
    submitted: MedicinePage, reviewer: User, editor: User
) -> None:
    decide(submitted, reviewer)
    decide(submitted, editor)
    page = MedicinePage.objects.get()
    page.body = body("100 mg")
    page.save_revision(user=editor)
    form = medicine_form(page) | {"action-publish": "1"}
    response = client_of(editor).post(f"/admin/pages/{page.pk}/edit/", form)
    assert response.status_code == 409
    assert "was changed since" in response.content.decode()
    assert "100 mg" not in str(MedicinePage.objects.get().body)


def test_review_of_what_is_live_already_holds_at_once(
    medicine: MedicinePage, reviewer: User
) -> None:
    with time_machine.travel("2026-01-01"):
        approve(medicine, next_review_due=date(2026, 3, 1))
        medicine.get_latest_revision().publish()
    with time_machine.travel(TODAY):
        submit(medicine, User.objects.get(username="writer"), medicine_form(medicine))
        decide(medicine, reviewer)
    assert MedicinePage.objects.get().clinical_review.reviewer.user == reviewer


def test_those_who_may_approve_are_told_by_mail_that_a_page_waits(
    medicine: MedicinePage, reviewer: User, mailoutbox: list[EmailMessage]
) -> None:
    other = member("other", "Clinical reviewers")
    ContributorFactory(credentials="MSc", user=other)  # registered for no substance
    submit(medicine, User.objects.get(username="writer"), medicine_form(medicine))
    to_reviewers = [mail for mail in mailoutbox if mail.to == [reviewer.email]]
    assert len(to_reviewers) == 1
    assert medicine.title in to_reviewers[0].body
    assert not any(mail.to == [other.email] for mail in mailoutbox)
