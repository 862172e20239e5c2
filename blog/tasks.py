"""Tasks after a change of an article: its snapshot, and leaflets made ahead."""

import logging

from django.contrib.contenttypes.models import ContentType
from django_tasks import task
from wagtail.models import ReferenceIndex, Site

from blog.cards.serving import remove_card
from blog.leaflets.sizes import Size
from blog.leaflets.storage import get_or_create_leaflet, remove_leaflets
from blog.leaflets.typesetting import LeafletUnavailable
from blog.models import ArticlePage
from blog.publication.snapshots import update_snapshots
from blog.record.text_document import build_text_document
from evidence.models import Reference
from infrastructure.retry import resumable, retry_on_failure
from infrastructure.task_queue import READERS_FIRST
from site_identity.identity import identity_of

logger = logging.getLogger(__name__)


@task(priority=-1)  # readers are served without it
def prepare_leaflets(page_id: int) -> None:
    """Make the leaflets of an article as it is now, or remove them if readers cannot see it."""
    page = ArticlePage.objects.live().filter(pk=page_id).first()
    site = page and page.get_site()
    if not page or not site:
        remove_leaflets(page_id)
        remove_card(page_id)
        return
    make_leaflets(page, site)


def make_leaflets(page: ArticlePage, site: Site) -> None:
    """Make a leaflet in each size; one that cannot be made is logged, and made when asked for."""
    leaflet = build_text_document(page.reading, identity_of(site))
    for size in Size:
        try:
            get_or_create_leaflet(page.pk, leaflet, size)
        except LeafletUnavailable:
            logger.exception("No leaflet of “%s” (%s) could be made", page, size.value)


@resumable
@task(priority=READERS_FIRST)
def update_article_snapshots(page_ids: list[int], attempt: int = 1) -> None:
    """Update the published snapshots of these articles."""
    with retry_on_failure(update_article_snapshots, page_ids, attempt):
        update_snapshots(page_ids)


@resumable
@task(priority=READERS_FIRST)
def update_subtree_snapshots(page_id: int, attempt: int = 1) -> None:
    """Update the snapshots of all articles at or below a page."""
    with retry_on_failure(update_subtree_snapshots, page_id, attempt):
        articles = ArticlePage.objects.at_or_below(page_id)
        update_snapshots(list(articles.values_list("pk", flat=True)))


@resumable
@task(priority=READERS_FIRST)
def update_citing_snapshots(reference_id: int, attempt: int = 1) -> None:
    """Update the snapshots of all articles that cite a source."""
    with retry_on_failure(update_citing_snapshots, reference_id, attempt):
        usages = ReferenceIndex.objects.filter(
            to_object_id=str(reference_id),
            to_content_type=ContentType.objects.get_for_model(Reference),
        )
        update_snapshots(sorted({int(pk) for pk in usages.values_list("object_id", flat=True)}))
