"""Tasks of index updates, kept in the database until a worker has done them."""

from django_tasks import task
from wagtail.models import Page

from blog.models import ArticlePage
from infrastructure.retry import resumable, retry_on_failure
from search.indexing import update_index

# Before Wagtail's own tasks, which keep the admin's search and usage lists.
READERS_FIRST = 10


@resumable
@task(priority=READERS_FIRST)
def index_articles(page_ids: list[int], attempt: int = 1) -> None:
    """Bring the index up to date for these articles, whether they still exist or not."""
    with retry_on_failure(index_articles, page_ids, attempt):
        update_index(page_ids)


@resumable
@task(priority=READERS_FIRST)
def index_subtree(page_id: int, attempt: int = 1) -> None:
    """Bring the index up to date for all articles at or below a page."""
    with retry_on_failure(index_subtree, page_id, attempt):
        page = Page.objects.filter(pk=page_id).first()
        if page:
            articles = ArticlePage.objects.descendant_of(page, inclusive=True)
            update_index(list(articles.values_list("pk", flat=True)))
