"""Serving of API responses: CORS, conditional requests, rate limit and errors."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page
from ninja.errors import HttpError, ValidationError

from infrastructure.rate_limit import rate_limited
from syndication.api.pagination import BadCursor
from syndication.api.views import api

METHODS = "GET, HEAD, OPTIONS"
# Anyone may ask from any site: there is nothing personal in the answers.
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "X-Robots-Tag": "noindex",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": METHODS,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
View = Callable[..., HttpResponse]


def serve(view: View) -> View:
    """Answer conditional GET and HEAD within the rate limit, and preflight requests of browsers."""
    kept = rate_limited(conditional_page(view))

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if (method := request.method) in {"GET", "HEAD"}:
            request.method = "GET"  # the server leaves the body of an answer to HEAD away
            response = kept(request, *args, **kwargs)
            request.method = method
            patch_cache_control(response, public=True, no_cache=True)
        elif request.method == "OPTIONS":
            response = HttpResponse(status=204, headers=PREFLIGHT | {"Allow": METHODS})
        else:
            response = build_failure(405, f"Use one of {METHODS}.")
            response["Allow"] = METHODS
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return wrapped


def build_failure(status: int, error: str) -> HttpResponse:
    return JsonResponse({"error": error}, status=status)


def report_nothing_here(request: HttpRequest) -> HttpResponse:
    return build_failure(404, "There is nothing here. What there is: /api/v1/openapi.json.")


@api.exception_handler(HttpError)
def report_refusal(request: HttpRequest, error: HttpError) -> HttpResponse:
    return build_failure(error.status_code, error.message)


@api.exception_handler(BadCursor)
def report_bad_cursor(request: HttpRequest, error: BadCursor) -> HttpResponse:
    return build_failure(422, "This is no cursor of this list. Begin again without `cursor`.")


@api.exception_handler(ValidationError)
def report_bad_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer 422 with the fault of each parameter."""
    wrong = (f"{one['loc'][-1]}: {one['msg']}" for one in error.errors)
    return build_failure(422, f"{'; '.join(wrong)}. See /api/v1/openapi.json.")
