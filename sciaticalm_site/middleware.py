"""HTTP rules that hold for every response."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The site's strict policy, and a wider one for Wagtail's own admin pages."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.config = settings.ADMIN_POLICY
        return parts


def reject_broken_url(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer 400 to a query string that is not UTF-8, and to a NUL anywhere in the address.

    PostgreSQL refuses NUL in any text, and a view cannot mean anything by broken bytes.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        query = unquote_to_bytes(request.META.get("QUERY_STRING", ""))
        if b"\0" in query or "\0" in request.path_info or not _is_utf8(query):
            return bad_request(request)
        return get_response(request)

    return middleware


def bad_request(request: HttpRequest) -> HttpResponse:
    return render(request, "400.html", status=400)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
