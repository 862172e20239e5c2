"""Answers that belong to the site as a whole."""

import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static

from blog.models import Topic
from blog.views import site_articles
from home.models import SiteSettings

RETRY_SECONDS = 600

logger = logging.getLogger(__name__)


def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


def indexnow_key(request: HttpRequest, key: str) -> HttpResponse:
    """Answer the key to search engines that ask whether it is ours; 404 for any other."""
    if not settings.INDEXNOW_KEY or key != settings.INDEXNOW_KEY:
        raise Http404
    return HttpResponse(key, content_type="text/plain; charset=utf-8")


def manifest(request: HttpRequest) -> HttpResponse:
    return render(request, "manifest.webmanifest", content_type="application/manifest+json")


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the icon from where browsers look that do not read the page."""
    return redirect(static("site/favicon.ico"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Offer search and the topics instead."""
    context = {"topics": Topic.objects.of(site_articles(request))}
    return render(request, "404.html", context, status=404)


def maintenance(request: HttpRequest) -> HttpResponse:
    """What readers get meanwhile; the database may be in pieces, so nothing is asked of it."""
    headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("maintenance.html"), status=503, headers=headers)


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if is_api(request):
        headers = {"Access-Control-Allow-Origin": "*"}
        error = "Write the address in UTF-8, and without NUL."
        return JsonResponse({"error": error}, status=400, headers=headers)
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """The last resort: it has to work when the database does not."""
    context = {}
    try:
        context["settings"] = {"home": {"SiteSettings": SiteSettings.for_request(request)}}
    except Exception:
        logger.exception("The error page could not read the site's settings")
    return HttpResponse(render_to_string("500.html", context), status=500)
