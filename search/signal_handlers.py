"""Which changes the index has to hear of.

A task is a row in the database, written in the transaction of the change itself: either
both are there or neither.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from blog.models import ArticlePage, Topic
from review.models import Contributor
from search.tasks import index_articles, index_subtree


def article_changed(instance: ArticlePage, **kwargs: Any) -> None:
    index_articles.enqueue([instance.pk])


def page_moved(instance: Model, **kwargs: Any) -> None:
    index_subtree.enqueue(instance.pk)


def privacy_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    index_subtree.enqueue(instance.page_id)


def topic_changed(instance: Topic, **kwargs: Any) -> None:
    index_articles.enqueue(list(instance.articles.values_list("pk", flat=True)))


def contributor_changed(instance: Contributor, **kwargs: Any) -> None:
    index_articles.enqueue(list(instance.authored_articles.values_list("page_id", flat=True)))


def register_signal_handlers() -> None:
    page_published.connect(article_changed, sender=ArticlePage)
    page_unpublished.connect(article_changed, sender=ArticlePage)
    post_delete.connect(article_changed, sender=ArticlePage)
    post_page_move.connect(page_moved)
    post_save.connect(privacy_changed, sender=PageViewRestriction)
    post_delete.connect(privacy_changed, sender=PageViewRestriction)
    post_save.connect(topic_changed, sender=Topic)
    post_save.connect(contributor_changed, sender=Contributor)
