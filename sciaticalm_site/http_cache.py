"""What may be kept of an answer, and by whom.

Health advice must not be outdated: what readers get is asked for anew each time, and answered with
304 if it is the same. Only what changes its address when it changes (static files) is kept.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.middleware.http import ConditionalGetMiddleware
from django.utils.cache import patch_cache_control

from sciaticalm_site.middleware import is_admin

Answer = Callable[[HttpRequest], HttpResponseBase]


class AskAgain(ConditionalGetMiddleware):
    """Give each answer an ETag of what was made, and send nothing that a client has.

    A page shows navigation, settings, similar articles and a glossary beside its article. No state
    that is cheaper to ask than the page is to make stands for all of that.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if is_admin(request) or response.streaming or response.status_code != 200:
            return response
        return super().process_response(request, response)


def say_what_may_be_kept(get_response: Answer) -> Answer:
    """Set Cache-Control where no view did; an editor's answer is nobody else's."""

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


def keep_from_search_engines(get_response: Answer) -> Answer:
    """Say on every answer of a site that is not for the public that it is not to be listed."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not settings.INDEXABLE:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return middleware
