"""Which changes the index has to hear of.

A task is a row in the database, written in the transaction of the change itself: either
both are there or neither.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from blog.models import ArticlePage, Topic
from review.models import ClinicalReview, Contributor
from search.tasks import index_articles, index_subtree

# Of the fields that a page may be saved in alone, as Wagtail does for drafts.
INDEXED_FIELDS = frozenset({"live", "title", "summary", "body", "locale"})


def index(page_ids: Iterable[int]) -> None:
    if known := sorted(page_ids):
        index_articles.enqueue(known)


def page_saved(
    instance: Page, created: bool, update_fields: Collection[str] | None, **kwargs: Any
) -> None:
    """Publishing, copies, aliases and what code does; drafts alone change nothing for readers."""
    is_draft = created and not instance.live
    if not is_draft and (update_fields is None or INDEXED_FIELDS & set(update_fields)):
        index([instance.pk])


def article_changed(instance: ArticlePage, **kwargs: Any) -> None:
    index([instance.pk])


def page_moved(instance: Model, **kwargs: Any) -> None:
    index_subtree.enqueue(instance.pk)


def privacy_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    index_subtree.enqueue(instance.page_id)


def topic_changed(instance: Topic, **kwargs: Any) -> None:
    """Before a topic is deleted too: afterwards nothing says which articles had it."""
    index(instance.articles.values_list("pk", flat=True))


def topics_changed(
    instance: ArticlePage | Topic, action: str, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Topics may be set on the article, or articles on the topic."""
    if isinstance(instance, ArticlePage):
        index([instance.pk])
    elif action == "pre_clear":
        topic_changed(instance)
    else:
        index(pk_set or ())


def contributor_changed(instance: Contributor, **kwargs: Any) -> None:
    index(instance.authored_articles.values_list("page_id", flat=True))


def review_changed(instance: ClinicalReview, **kwargs: Any) -> None:
    index([instance.page_id])


def register_signal_handlers() -> None:
    post_save.connect(page_saved, sender=ArticlePage)
    post_save.connect(page_saved, sender=Page)  # an article saved, or unpublished, as a mere page
    page_unpublished.connect(article_changed, sender=ArticlePage)
    post_delete.connect(article_changed, sender=ArticlePage)
    post_page_move.connect(page_moved)
    post_save.connect(privacy_changed, sender=PageViewRestriction)
    post_delete.connect(privacy_changed, sender=PageViewRestriction)
    post_save.connect(topic_changed, sender=Topic)
    pre_delete.connect(topic_changed, sender=Topic)
    m2m_changed.connect(topics_changed, sender=ArticlePage.topics.through)
    post_save.connect(contributor_changed, sender=Contributor)
    for changed in (post_save, post_delete):
        changed.connect(review_changed, sender=ClinicalReview)
