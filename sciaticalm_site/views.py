"""Views of the site as a whole: robots.txt, security.txt, manifest, error pages."""

import logging
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from blog.models import Topic
from blog.views import get_site_articles
from home.models import StandardPage
from site_identity.models import SiteSettings
from syndication.api.errors import build_error

RETRY_SECONDS = 600
# RFC 9116 advises less than a year.
SECURITY_PERIOD = timedelta(days=180)

logger = logging.getLogger(__name__)


def robots(request: HttpRequest) -> HttpResponse:
    """Answer robots.txt, which bars crawlers from a site that is not public."""
    context = {"indexable": settings.INDEXABLE}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Answer security.txt (RFC 9116); 404 if the site has no security contact.

    Its expiry moves on while the site is up: a later reader should fetch it again.
    """
    site = Site.find_for_request(request)
    contact = site and find_security_contact(site)
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


def find_security_contact(site: Site) -> str:
    """Return the e-mail address or the contact page for security reports; empty without either."""
    if email := SiteSettings.for_site(site).contact_email or settings.CONTACT_EMAIL:
        return f"mailto:{email}"
    pages = StandardPage.objects.live().public().child_of(site.root_page)
    page = pages.filter(slug="contact").first()
    return page.full_url or "" if page else ""


def indexnow_key(request: HttpRequest, key: str) -> HttpResponse:
    """Answer the key to search engines that verify its ownership; 404 for any other."""
    if not settings.INDEXNOW_KEY or key != settings.INDEXNOW_KEY:
        raise Http404
    return HttpResponse(key, content_type="text/plain; charset=utf-8")


def manifest(request: HttpRequest) -> HttpResponse:
    return render(request, "manifest.webmanifest", content_type="application/manifest+json")


def favicon(request: HttpRequest) -> HttpResponse:
    """Redirect to the icon from the address that browsers request by default."""
    return redirect(static("site/favicon.ico"))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Offer search and the topics instead."""
    context = {"topics": Topic.objects.for_articles(get_site_articles(request))}
    return render(request, "404.html", context, status=404)


def maintenance(request: HttpRequest) -> HttpResponse:
    """Answer 503 during maintenance, without queries: the database may be incomplete."""
    headers = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
    if is_api(request):
        error = f"The site is being worked on. Try again in {RETRY_SECONDS} seconds."
        return build_error(503, error, headers)
    return HttpResponse(render_to_string("maintenance.html"), status=503, headers=headers)


def is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if is_api(request):
        return build_error(400, "Write the address in UTF-8, and without NUL.")
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500, with the settings of the site unless the database is out of order."""
    if is_api(request):
        return build_error(500, "Something went wrong. Try again later.")
    context = {}
    try:
        context["settings"] = {"site_identity": {"SiteSettings": SiteSettings.for_request(request)}}
    except Exception:
        logger.exception("The error page could not read the site's settings")
    return HttpResponse(render_to_string("500.html", context), status=500)
