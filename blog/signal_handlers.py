"""Renew snapshots, leaflets and reviews when something an article rests on changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from blog.models import ArticlePage, GlossaryTerm
from blog.publication.changes import articles_changed, subtree_changed, watch_changes
from blog.tasks import (
    prepare_leaflets,
    update_article_snapshots,
    update_citing_snapshots,
    update_subtree_snapshots,
)
from evidence.models import Reference
from evidence.signals import reference_retracted
from review.opening import open_review


def open_citing_reviews(reference: Reference, **kwargs: Any) -> None:
    """Open a review of each article that cites a source which was retracted."""
    for page in find_citing_articles(reference):
        open_review(page, _("A source was retracted: “%(source)s”.") % {"source": reference})


def find_citing_articles(reference: Reference) -> list[ArticlePage]:
    """Return the live articles that cite a source; aliases are reviewed with what they are of."""
    usages = ReferenceIndex.get_references_to(reference).values_list("object_id", flat=True)
    pages = ArticlePage.objects.live().filter(alias_of=None)
    return [page for page in pages.filter(pk__in=map(int, usages)) if cites(page, reference)]


def cites(page: ArticlePage, reference: Reference) -> bool:
    """Return whether it does now: the index of references also knows other kinds of objects."""
    return reference.pk in page.reading.citations.references


def renew_leaflets(instance: ArticlePage, **kwargs: Any) -> None:
    """A task is a row in the database, in the transaction of the change itself."""
    prepare_leaflets.enqueue(instance.pk)


def schedule_articles(page_ids: list[int], **kwargs: Any) -> None:
    update_article_snapshots.enqueue(page_ids)


def schedule_subtree(page_id: int, **kwargs: Any) -> None:
    update_subtree_snapshots.enqueue(page_id)


def schedule_citing_articles(instance: Reference, created: bool, **kwargs: Any) -> None:
    if not created:
        update_citing_snapshots.enqueue(instance.pk)


def schedule_all_articles(**kwargs: Any) -> None:
    """Any article may explain a term; so many wait for what editors have just changed."""
    for root in Page.get_root_nodes():
        update_subtree_snapshots.using(priority=-1).enqueue(root.pk)


def register_signal_handlers() -> None:
    watch_changes()
    articles_changed.connect(schedule_articles)
    subtree_changed.connect(schedule_subtree)
    post_save.connect(schedule_citing_articles, sender=Reference)
    for changed in (post_save, post_delete):
        changed.connect(schedule_all_articles, sender=GlossaryTerm)
    reference_retracted.connect(open_citing_reviews, sender=Reference)
    for changed in (page_published, page_unpublished, post_delete):
        changed.connect(renew_leaflets, sender=ArticlePage)
