"""Template tags that read the search index."""

import logging

from django import template

from blog.models import ArticlePage
from search.engines import get_engine
from search.engines.contract import SearchUnavailable
from search.languages import find_language

logger = logging.getLogger(__name__)
register = template.Library()


@register.simple_tag
def similar_articles(page: ArticlePage) -> list[ArticlePage]:
    """Return a few articles like this one; none if the engine is out of reach.

    The index may be a moment behind; the database decides what readers may see.
    """
    try:
        page_ids = get_engine(find_language(page.reading.record.locale)).similar(
            page.reading.record
        )
    except SearchUnavailable as error:
        logger.warning("No similar articles are shown: %s", error)
        return []
    found = ArticlePage.objects.for_readers().defer_streamfields().in_bulk(page_ids)
    return [found[page_id] for page_id in page_ids if page_id in found]
