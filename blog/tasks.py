"""Leaflets made ahead, so that the first reader of a new version does not wait for one."""

import logging

from django_tasks import task
from wagtail.models import Site

from blog.imprint import imprint_of
from blog.leaflets.document import leaflet_of
from blog.leaflets.sizes import Size
from blog.leaflets.storage import remove_leaflets, stored_leaflet
from blog.leaflets.typesetting import LeafletUnavailable
from blog.models import ArticlePage

logger = logging.getLogger(__name__)


@task(priority=-1)  # readers are served without it
def prepare_leaflets(page_id: int) -> None:
    """Make the leaflets of an article as it is now, or remove them if readers cannot see it."""
    page = ArticlePage.objects.live().filter(pk=page_id).first()
    site = page and page.get_site()
    if not page or not site:
        remove_leaflets(page_id)
        return
    make_leaflets(page, site)


def make_leaflets(page: ArticlePage, site: Site) -> None:
    """Make a leaflet in each size; one that cannot be made is logged, and made when asked for."""
    leaflet = leaflet_of(page, imprint_of(site))
    for size in Size:
        try:
            stored_leaflet(page.pk, leaflet, size)
        except LeafletUnavailable:
            logger.exception("No leaflet of “%s” (%s) could be made", page, size.value)
