"""The leaflet of an article for those who ask for it."""

import logging

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag
from wagtail.models import Site

from blog.leaflets.sizes import Size
from blog.leaflets.storage import get_or_create_leaflet
from blog.leaflets.typesetting import LeafletUnavailable
from blog.models.article_content import ArticleContent
from blog.record.reading import Reading
from blog.record.text_document import build_text_document
from infrastructure.generated_files import GeneratedFile
from site_identity.identity import identity_of

RETRY_AFTER = 60  # seconds

logger = logging.getLogger(__name__)


def serve_leaflet(reading: Reading, request: HttpRequest) -> HttpResponse:
    """Answer the leaflet in the size that is asked for; 404 for one that there is not.

    One that cannot be made is logged, and answered with 503 and what to do instead.
    """
    size = request.GET.get("size", Size.A4)
    if size not in Size.values:
        raise Http404
    page, site = reading.page, Site.find_for_request(request)
    try:
        leaflet = get_or_create_leaflet(
            page.pk, build_text_document(reading, identity_of(site)), Size(size)
        )
    except LeafletUnavailable:
        logger.exception("No leaflet of “%s” (%s) could be made", page, size)
        return _render_unavailable(page, request)
    return _build_response(page, request, leaflet, Size(size))


def get_file_name(page: ArticleContent, size: Size) -> str:
    return f"{page.slug}.pdf" if size == Size.A4 else f"{page.slug}-{size.value}.pdf"


def _build_response(
    page: ArticleContent, request: HttpRequest, leaflet: GeneratedFile, size: Size
) -> HttpResponse:
    """Return the file, or 304. It is asked for anew each time: advice must not be outdated."""
    etag, changed = quote_etag(leaflet.digest), int(leaflet.made_at.timestamp())
    response = HttpResponse(leaflet.content, content_type="application/pdf")
    disposition = content_disposition_header(
        as_attachment=False, filename=get_file_name(page, size)
    )
    response["Content-Disposition"] = disposition or "inline"
    response = get_conditional_response(request, etag, changed, response) or response
    response["Cache-Control"] = "no-cache"  # Wagtail adds that a private page is private
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    response["X-Robots-Tag"] = "noindex"
    return response


def _render_unavailable(page: ArticleContent, request: HttpRequest) -> HttpResponse:
    response = render(request, "blog/leaflet_unavailable.html", {"page": page}, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response
