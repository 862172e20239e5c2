"""Background checks of saved pages."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from review.models import ReviewedPage
from review.storing import check_pages

DELAY = timedelta(seconds=5)  # typing saves twice a second


@task()
def check_page(page_id: int) -> None:
    """Store the findings in a page; do nothing if it is deleted or has no checks."""
    page = Page.objects.filter(pk=page_id).first()
    page_type = page and page.specific_class
    if page_type and issubclass(page_type, ReviewedPage):
        for _ in check_pages(page_type.objects.filter(pk=page_id)):
            pass


def check_later(page_id: int) -> None:
    """Schedule a check of a page in a few seconds, unless one is waiting.

    To be called after the change is committed: a waiting check then sees it for certain.
    """
    if not is_waiting(page_id):
        can_wait = check_page.get_backend().supports_defer
        run_after = timezone.now() + DELAY if can_wait else None
        check_page.using(run_after=run_after).enqueue(page_id)


def is_waiting(page_id: int) -> bool:
    """Return whether a worker is yet to begin with a check of the page."""
    return DBTaskResult.objects.filter(
        status=TaskResultStatus.READY,
        task_path=check_page.module_path,
        args_kwargs={"args": [page_id], "kwargs": {}},
    ).exists()
