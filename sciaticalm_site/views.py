"""Answers that belong to the site as a whole."""

import logging

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from home.models import SiteSettings

logger = logging.getLogger(__name__)


def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


def indexnow_key(request: HttpRequest, key: str) -> HttpResponse:
    """Answer the key to search engines that ask whether it is ours; 404 for any other."""
    if not settings.INDEXNOW_KEY or key != settings.INDEXNOW_KEY:
        raise Http404
    return HttpResponse(key, content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """The last resort: it has to work when the database does not."""
    context = {}
    try:
        context["settings"] = {"home": {"SiteSettings": SiteSettings.for_request(request)}}
    except Exception:
        logger.exception("The error page could not read the site's settings")
    return HttpResponse(render_to_string("500.html", context), status=500)
