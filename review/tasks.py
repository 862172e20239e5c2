"""Background checks of saved pages."""

from datetime import timedelta

from django_tasks import task
from wagtail.models import Page

from infrastructure.task_queue import enqueue_later, find_waiting
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
    arguments = {"args": [page_id], "kwargs": {}}
    if not find_waiting(check_page).filter(args_kwargs=arguments).exists():
        enqueue_later(check_page, DELAY, page_id)
