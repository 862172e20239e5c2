"""Enqueue an index update for every change of an article.

A task is a row in the database, written in the transaction of the change itself: either
both are there or neither.
"""

from typing import Any

from blog.publication.changes import articles_changed, subtree_changed
from search.tasks import index_articles, index_subtree


def index(page_ids: list[int], **kwargs: Any) -> None:
    index_articles.enqueue(page_ids)


def index_below(page_id: int, **kwargs: Any) -> None:
    index_subtree.enqueue(page_id)


def register_signal_handlers() -> None:
    articles_changed.connect(index)
    subtree_changed.connect(index_below)
