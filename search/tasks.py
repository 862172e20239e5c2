"""Tasks of index updates, kept in the database until a worker has done them."""

from django_tasks import task

from blog.models import ArticlePage
from infrastructure.retry import resumable, retry_on_failure
from infrastructure.task_queue import READERS_FIRST
from search.indexing import update_index


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
        articles = ArticlePage.objects.at_or_below(page_id)
        update_index(list(articles.values_list("pk", flat=True)))
