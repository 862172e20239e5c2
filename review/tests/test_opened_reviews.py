"""Reviews that something else than an editor asks for."""

from django.contrib.auth.models import User

from review.opening import open_review
from review.tests.medicines.factories import medicine_form
from review.tests.medicines.models import MedicinePage
from review.tests.reviewing import client_of


def test_review_opened_twice_is_one_workflow(medicine: MedicinePage) -> None:
    for _time in range(2):
        open_review(MedicinePage.objects.get(), "A sample reason.")
    assert MedicinePage.objects.get().workflow_states.count() == 1


def test_editor_can_mend_a_page_whose_review_something_else_opened(
    medicine: MedicinePage, editor: User
) -> None:
    open_review(MedicinePage.objects.get(), "A sample reason.")
    page = MedicinePage.objects.get()
    draft = page.get_latest_revision_as_object()
    draft.summary = "Mended."
    client_of(editor).post(f"/admin/pages/{page.pk}/edit/", medicine_form(draft))
    assert MedicinePage.objects.get().get_latest_revision_as_object().summary == "Mended."
