"""Index updates, kept in the database until a worker has done them."""

from django_tasks import task
from wagtail.models import Page

from blog.models import ArticlePage
from search.indexing import update_index

# Before Wagtail's own tasks, which keep the admin's search and usage lists.
READERS_FIRST = 10


@task(priority=READERS_FIRST)
def index_articles(page_ids: list[int]) -> None:
    """Bring the index up to date for these articles, whether they still exist or not."""
    update_index(page_ids)


@task(priority=READERS_FIRST)
def index_subtree(page_id: int) -> None:
    """Bring the index up to date for all articles at or below a page."""
    page = Page.objects.filter(pk=page_id).first()
    if page:
        articles = ArticlePage.objects.descendant_of(page, inclusive=True)
        update_index(list(articles.values_list("pk", flat=True)))
