"""What the checks found is stored after a save."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoAssertNumQueries, Settings
from wagtail.models import Page

from review.models import CheckOverride, PageCheck, StoredFinding
from review.storing import check_pages, store
from review.tasks import check_later, check_page
from review.tests.factories import approve
from review.tests.medicines.factories import MedicinePageFactory, body, with_warning
from review.tests.medicines.models import MedicineIndexPage, MedicinePage

Commit = Callable[..., AbstractContextManager]
IN_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def rules(page: Page) -> list[str]:
    """Return the rules of what is stored, without the hint that there is no review."""
    found = StoredFinding.objects.filter(page_id=page.pk).exclude(check_id="review-missing")
    return sorted(found.values_list("check_id", flat=True))


@pytest.fixture
def committed(immediate_tasks: None, django_capture_on_commit_callbacks: Commit) -> Commit:
    """Tasks run when what is in this context is committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_publishing_stores_what_readers_see(
    committed: Commit, medicine_index: MedicineIndexPage
) -> None:
    with committed():
        page = with_warning(medicine_index)
    assert rules(page) == ["dose-without-number"]
    finding = StoredFinding.objects.get(check_id="dose-without-number")
    assert (finding.get_level_display(), finding.block_id) == ("warning", page.body[1].id)
    page.body = body("10 mg")
    with committed():
        page.save_revision()
    assert rules(page) == ["dose-without-number"]  # readers still see that dose
    with committed():
        page.get_latest_revision().publish()
    assert rules(page) == []
    assert PageCheck.objects.filter(page=page).exists()


def test_draft_of_a_page_that_is_not_live_is_stored(
    committed: Commit, medicine_index: MedicineIndexPage
) -> None:
    page = MedicinePageFactory(parent=medicine_index, live=False)
    page.body = body("a few")
    with committed():
        page.save_revision()
    assert rules(page) == ["dose-without-number"]


def test_unpublished_page_is_checked_anew_as_its_draft(
    committed: Commit, medicine_index: MedicineIndexPage
) -> None:
    page = MedicinePageFactory(parent=medicine_index)
    page.body = body("a few")
    page.save_revision()
    with committed():
        Page.objects.get(pk=page.pk).unpublish()
    assert rules(page) == ["dose-without-number"]


def test_decisions_of_people_are_stored(
    committed: Commit, medicine_index: MedicineIndexPage
) -> None:
    page = with_warning(medicine_index)
    with committed():
        approve(page)
    assert not StoredFinding.objects.filter(check_id="review-missing").exists()
    fields = {"page": page, "check_id": "dose-without-number", "digest": page.clinical_digest}
    with committed():
        override = CheckOverride.objects.create(reason="Known.", **fields)
    assert StoredFinding.objects.get(check_id="dose-without-number").reason == "Known."
    with committed():
        override.delete()
    assert StoredFinding.objects.get(check_id="dose-without-number").reason == ""


def test_pages_without_checks_ask_for_none(
    settings: Settings,
    medicine_index: MedicineIndexPage,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    settings.TASKS = IN_DATABASE
    with django_capture_on_commit_callbacks(execute=True):
        medicine_index.save_revision()
    assert not waiting()


def test_saves_in_a_row_wait_for_one_check(
    settings: Settings,
    medicine_index: MedicineIndexPage,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    settings.TASKS = IN_DATABASE
    page, other = (MedicinePageFactory(parent=medicine_index) for _ in range(2))
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(5):
            page.save_revision()
        other.save_revision()
    assert sorted(waiting()) == [page.pk, other.pk]


def test_save_during_a_check_asks_for_another(
    settings: Settings, medicine_index: MedicineIndexPage
) -> None:
    settings.TASKS = IN_DATABASE
    page = MedicinePageFactory(parent=medicine_index)
    check_later(page.pk)
    DBTaskResult.objects.update(status="RUNNING")
    assert not waiting()
    check_later(page.pk)
    assert waiting() == [page.pk]


def waiting() -> list[int]:
    tasks = DBTaskResult.objects.filter(task_path=check_page.module_path, status="READY")
    return [task.args_kwargs["args"][0] for task in tasks]


def test_page_that_is_gone_is_not_checked(medicine_index: MedicineIndexPage) -> None:
    page = MedicinePageFactory(parent=medicine_index)
    found = list(check_pages(MedicinePage.objects.filter(pk=page.pk)))
    page_id = page.pk
    page.delete()
    check_page.func(page_id)
    store(found, timezone.now())
    assert not PageCheck.objects.exists()


def test_older_check_does_not_replace_a_newer_one(medicine_index: MedicineIndexPage) -> None:
    page = with_warning(medicine_index)
    list(check_pages(MedicinePage.objects.all()))
    store([(page, [])], timezone.now() - timedelta(minutes=1))
    assert rules(page) == ["dose-without-number"]


def test_queries_do_not_grow_with_the_pages(
    medicine_index: MedicineIndexPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(20):
        approve(MedicinePageFactory(parent=medicine_index))
    with django_assert_max_num_queries(20):
        assert len(list(check_pages(MedicinePage.objects.all()))) == 20
