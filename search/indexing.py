"""From articles in the database to documents in the index."""

from collections.abc import Collection, Iterator

from blog.models import ArticlePage
from blog.record import ArticleRecord, article_records
from search.engines import get_engine

BATCH = 500


def update_index(page_ids: Collection[int]) -> None:
    """Make the index say of these articles what the database says now.

    Decides again what readers may see, so that it is right however late or often it runs.
    """
    pages = ArticlePage.objects.for_readers().filter(pk__in=page_ids)
    records = list(article_records(pages))
    engine = get_engine()
    engine.remove(set(page_ids) - {record.page_id for record in records})
    engine.replace(records)


def all_records() -> Iterator[ArticleRecord]:
    """Yield every article that readers may see, in batches, so that memory stays bounded."""
    last = 0
    while pages := list(
        ArticlePage.objects.for_readers().filter(pk__gt=last).order_by("pk")[:BATCH]
    ):
        yield from article_records(pages)
        last = pages[-1].pk
