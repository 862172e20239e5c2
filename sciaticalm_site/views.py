"""Answers that belong to the site as a whole."""

import logging
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from blog.models import Topic
from blog.views import site_articles
from home.models import StandardPage
from site_identity.models import SiteSettings

RETRY_SECONDS = 600
# RFC 9116 advises less than a year.
SECURITY_PERIOD = timedelta(days=180)

logger = logging.getLogger(__name__)


def robots(request: HttpRequest) -> HttpResponse:
    """Say what crawlers may read: nothing of a copy that is there to try things out."""
    context = {"indexable": settings.INDEXABLE}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say whom to tell of a weak spot (RFC 9116); 404 if the site names nobody.

    It never expires while the site is up: who reads it later should look again.
    """
    site = Site.find_for_request(request)
    contact = site and security_contact(site)
    if not contact:
        raise Http404
    expires = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + SECURITY_PERIOD
    lines = (
        f"Contact: {contact}",
        f"Expires: {expires.isoformat()}",
        f"Preferred-Languages: {settings.LANGUAGE_CODE.split('-')[0]}",
        f"Canonical: {site.root_url}{request.path}",
    )
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def security_contact(site: Site) -> str:
    """Return the address to write to, or that of the page on how to; empty without any."""
    if email := SiteSettings.for_site(site).contact_email or settings.CONTACT_EMAIL:
        return f"mailto:{email}"
    pages = StandardPage.objects.live().public().child_of(site.root_page)
    page = pages.filter(slug="contact").first()
    return page.full_url or "" if page else ""


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
        context["settings"] = {"site_identity": {"SiteSettings": SiteSettings.for_request(request)}}
    except Exception:
        logger.exception("The error page could not read the site's settings")
    return HttpResponse(render_to_string("500.html", context), status=500)
