"""Renew snapshots, leaflets and reviews when something an article rests on changes."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex
from wagtail.signals import page_published, page_unpublished

from blog.models import ArticlePage, GlossaryTerm
from blog.publication.changes import articles_changed, subtree_changed, watch_changes
from blog.tasks import prepare_leaflets, register_articles, register_citing, register_subtree
from evidence.models import Reference
from evidence.signals import reference_retracted
from review.opening import open_review


def review_citing_articles(reference: Reference, **kwargs: Any) -> None:
    """Open a review of each article that cites a source which was retracted."""
    for page in citing_articles(reference):
        open_review(page, _("A source was retracted: “%(source)s”.") % {"source": reference})


def citing_articles(reference: Reference) -> list[ArticlePage]:
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


def register(page_ids: list[int], **kwargs: Any) -> None:
    register_articles.enqueue(page_ids)


def register_below(page_id: int, **kwargs: Any) -> None:
    register_subtree.enqueue(page_id)


def register_where_cited(instance: Reference, created: bool, **kwargs: Any) -> None:
    if not created:
        register_citing.enqueue(instance.pk)


def register_everywhere(**kwargs: Any) -> None:
    """Any article may explain a term; so many wait for what editors have just changed."""
    for root in Page.get_root_nodes():
        register_subtree.using(priority=-1).enqueue(root.pk)


def register_signal_handlers() -> None:
    watch_changes()
    articles_changed.connect(register)
    subtree_changed.connect(register_below)
    post_save.connect(register_where_cited, sender=Reference)
    for changed in (post_save, post_delete):
        changed.connect(register_everywhere, sender=GlossaryTerm)
    reference_retracted.connect(review_citing_articles, sender=Reference)
    for changed in (page_published, page_unpublished, post_delete):
        changed.connect(renew_leaflets, sender=ArticlePage)
