"""Cache policy of responses.

Health advice must not be outdated: readers' responses are revalidated each time, and answered with
304 if unchanged. Only files whose address changes with their content (static files) are cached.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_cache_control

from sciaticalm_site.middleware import is_admin

Answer = Callable[[HttpRequest], HttpResponseBase]


class ConditionalResponse(ConditionalGetMiddleware):
    """Set an ETag of the rendered content, and answer 304 to a client that has it.

    A page shows navigation, settings, similar articles and a glossary beside its article. No state
    that is cheaper to query than the page is to render covers all of that.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if is_admin(request) or response.streaming or response.status_code != 200:
            return response
        return super().process_response(request, response)


def set_cache_policy(get_response: Answer) -> Answer:
    """Set Cache-Control where no view did; responses to editors are private."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if is_admin(request) or settings.SESSION_COOKIE_NAME in request.COOKIES:
            make_private(response)
        elif not response.has_header("Cache-Control"):
            patch_cache_control(response, public=True, no_cache=True)
        return response

    return middleware


def make_private(response: HttpResponseBase) -> None:
    if "no-store" not in response.get("Cache-Control", ""):
        response["Cache-Control"] = "private, no-cache"


def apply_robots_policy(get_response: Answer) -> Answer:
    """Set `noindex` on every response of a site that is not public."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not settings.INDEXABLE:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return middleware
