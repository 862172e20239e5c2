"""After which changes readers may get something else of which articles.

Whoever keeps a copy of articles (the search index, the published snapshots) listens to
`articles_changed` and `subtree_changed`. They are sent within the transaction of the change, so a
task that is enqueued then is there if and only if the change is.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from django.dispatch import Signal
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from blog.models import ArticlePage, Topic
from review.models import ClinicalReview, Contributor

articles_changed = Signal()  # page_ids: the articles, whether or not they still exist
subtree_changed = Signal()  # page_id: of the page at the top

# Of the fields that a page may be saved in alone, as Wagtail does for drafts.
SHOWN_FIELDS = frozenset({"live", "title", "summary", "body", "locale"})


def send_articles_changed(page_ids: Iterable[int]) -> None:
    if known := sorted(set(page_ids)):
        articles_changed.send(sender=ArticlePage, page_ids=known)


def notify_page_saved(
    instance: Page, created: bool, update_fields: Collection[str] | None, **kwargs: Any
) -> None:
    """Publishing, copies, aliases and what code does; drafts alone change nothing for readers."""
    is_draft = created and not instance.live
    if not is_draft and (update_fields is None or SHOWN_FIELDS & set(update_fields)):
        send_articles_changed([instance.pk])


def notify_article_changed(instance: ArticlePage, **kwargs: Any) -> None:
    send_articles_changed([instance.pk])


def notify_page_moved(instance: Model, **kwargs: Any) -> None:
    subtree_changed.send(sender=Page, page_id=instance.pk)


def notify_privacy_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    subtree_changed.send(sender=Page, page_id=instance.page_id)


def notify_topic_changed(instance: Topic, **kwargs: Any) -> None:
    """Before a topic is deleted too: afterwards nothing says which articles had it."""
    send_articles_changed(instance.articles.values_list("pk", flat=True))


def notify_topics_changed(
    instance: ArticlePage | Topic, action: str, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Topics may be set on the article, or articles on the topic."""
    if isinstance(instance, ArticlePage):
        send_articles_changed([instance.pk])
    elif action == "pre_clear":
        notify_topic_changed(instance)
    else:
        send_articles_changed(pk_set or ())


def notify_contributor_changed(instance: Contributor, **kwargs: Any) -> None:
    """What they wrote, and what they reviewed, names them."""
    written = instance.authored_articles.values_list("page_id", flat=True)
    send_articles_changed([*written, *instance.clinical_reviews.values_list("page_id", flat=True)])


def notify_review_changed(instance: ClinicalReview, **kwargs: Any) -> None:
    send_articles_changed([instance.page_id])


def watch_changes() -> None:
    """Send the signals of this module from now on."""
    post_save.connect(notify_page_saved, sender=ArticlePage)
    post_save.connect(
        notify_page_saved, sender=Page
    )  # an article saved, or unpublished, as a mere page
    page_unpublished.connect(notify_article_changed, sender=ArticlePage)
    post_delete.connect(notify_article_changed, sender=ArticlePage)
    post_page_move.connect(notify_page_moved)
    post_save.connect(notify_privacy_changed, sender=PageViewRestriction)
    post_delete.connect(notify_privacy_changed, sender=PageViewRestriction)
    post_save.connect(notify_topic_changed, sender=Topic)
    pre_delete.connect(notify_topic_changed, sender=Topic)
    m2m_changed.connect(notify_topics_changed, sender=ArticlePage.topics.through)
    post_save.connect(notify_contributor_changed, sender=Contributor)
    for changed in (post_save, post_delete):
        changed.connect(notify_review_changed, sender=ClinicalReview)
