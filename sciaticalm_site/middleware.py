"""Middleware for every response."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.contrib import messages
from django.db.models import ProtectedError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from evidence.deletion import StillCited
from home.missing_pages.counting import note_missing_page
from home.redirects.resolution import find_moved_address
from sciaticalm_site.views import bad_request, is_api, maintenance

COMPRESSIBLE = ("text/", "application/json", "application/xml")


class CompressForReaders(GZipMiddleware):
    """Compress readers' responses, which hold no secret that their size could reveal (BREACH).

    Pages of the admin hold secrets beside text from the request, so they are not compressed.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        kind = response.get("Content-Type", "")
        if is_admin(request) or not kind.startswith(COMPRESSIBLE):
            return response
        return super().process_response(request, response)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The site's strict policy, and a wider one for Wagtail's own admin pages."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and is_admin(request):
            parts.config = settings.ADMIN_POLICY
        return parts


def reject_broken_url(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer 400 to a query string that is not UTF-8, and to a NUL anywhere in the address.

    PostgreSQL refuses NUL in any text, and no view accepts broken bytes.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        if b"\0" in query or "\0" in request.path_info or not _is_utf8(query):
            return bad_request(request)
        return get_response(request)

    return middleware


def close_for_maintenance(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer 503 to readers while MAINTENANCE is on; the admin stays open."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if settings.MAINTENANCE and not is_admin(request):
            return maintenance(request)
        return get_response(request)

    return middleware


class ProtectedDeletion:
    """Show the uses of an object that cannot be deleted in the admin, instead of an error.

    Wagtail checks its reference index, which a task fills, and bulk deletion does not check.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, ProtectedError) or not is_admin(request):
            return None
        messages.error(request, _find_dependants(error))
        return redirect("wagtailadmin_home")


def follow_redirects(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Redirect a request for a moved page to its current address, in one step.

    Replaces Wagtail's own middleware, which follows one redirect and no letter case. Missing
    addresses are counted.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != 404 or is_admin(request) or is_api(request):
            return response
        moved = find_moved_address(request)
        if not moved:
            note_missing_page(request)
            return response
        kind = HttpResponsePermanentRedirect if moved.is_permanent else HttpResponseRedirect
        return kind(moved.link)

    return middleware


def _find_dependants(error: ProtectedError) -> str:
    if isinstance(error, StillCited):
        return str(error.args[0])
    users = sorted({str(user._meta.verbose_name) for user in error.protected_objects})
    text = _("This cannot be deleted, because it is still in use (%(users)s).")
    return text % {"users": ", ".join(users)}


def is_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith(reverse("wagtailadmin_home"))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
