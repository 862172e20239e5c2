"""Serving of API responses: CORS, conditional requests, rate limit and methods."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page

from infrastructure.rate_limit import find_wait
from syndication.api.errors import HEADERS, build_error, report_too_many_requests

METHODS = "GET, HEAD, OPTIONS"
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
View = Callable[..., HttpResponse]


def serve(view: View) -> View:
    """Answer conditional GET and HEAD within the rate limit, and preflight requests of browsers."""
    conditional = conditional_page(view)

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if (method := request.method) in {"GET", "HEAD"}:
            if wait := find_wait(request):
                return report_too_many_requests(wait)
            request.method = "GET"  # the server leaves the body of an answer to HEAD away
            response = conditional(request, *args, **kwargs)
            request.method = method
        elif request.method == "OPTIONS":
            response = HttpResponse(status=204, headers=PREFLIGHT | {"Allow": METHODS})
        else:
            return build_error(405, f"Use one of {METHODS}.", {"Allow": METHODS})
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return wrapped
