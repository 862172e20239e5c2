"""Pages that editors promote for a query, whatever the engine finds."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import normalise_query_string


@dataclass(frozen=True)
class Promoted:
    title: str
    url: str
    description: str


def find_promoted(text: str, request: HttpRequest) -> list[Promoted]:
    """Return the pages promoted for exactly this text, in the editors' order; nothing is written.

    A page that readers may not see, or that has no address, is left out.
    """
    query = normalise(text)
    if not query:
        return []
    promotions = list(SearchPromotion.objects.filter(query__query_string=query))
    pages = find_pages_for_readers(promotions)
    found = (_build_promoted(promotion, pages, request) for promotion in promotions)
    return [promoted for promoted in found if promoted]


def normalise(text: str) -> str:
    """Return the text as Wagtail stores the query of a promotion, without NUL for PostgreSQL."""
    return normalise_query_string(" ".join(text.replace("\0", "").split()))


def find_pages_for_readers(promotions: Iterable[SearchPromotion]) -> dict[int, Page]:
    """Return the promoted pages that are live and public, by id."""
    page_ids = [promotion.page_id for promotion in promotions if promotion.page_id]
    return Page.objects.live().public().in_bulk(page_ids) if page_ids else {}


def _build_promoted(
    promotion: SearchPromotion, pages: dict[int, Page], request: HttpRequest
) -> Promoted | None:
    if promotion.page_id:
        page = pages.get(promotion.page_id)
        title, url = (page.title, page.get_url(request)) if page else ("", None)
    else:
        title, url = promotion.external_link_text, promotion.external_link_url
        url = url if url.lower().startswith(("https://", "http://")) else None
    return Promoted(title or url, url, promotion.description) if url else None
