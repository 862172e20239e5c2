"""How each answer of the API is served: to whom, how often, and what it says when it fails."""

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


def served(view: View) -> View:
    """Answer GET and HEAD, on condition and not too often, and preflight requests of browsers."""
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
            response = failure(405, f"Use one of {METHODS}.")
            response["Allow"] = METHODS
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return wrapped


def failure(status: int, error: str) -> HttpResponse:
    return JsonResponse({"error": error}, status=status)


def nothing_here(request: HttpRequest) -> HttpResponse:
    return failure(404, "There is nothing here. What there is: /api/v1/openapi.json.")


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    return failure(error.status_code, error.message)


@api.exception_handler(BadCursor)
def bad_cursor(request: HttpRequest, error: BadCursor) -> HttpResponse:
    return failure(422, "This is no cursor of this list. Begin again without `cursor`.")


@api.exception_handler(ValidationError)
def bad_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Say of each parameter what is wrong with it."""
    wrong = (f"{one['loc'][-1]}: {one['msg']}" for one in error.errors)
    return failure(422, f"{'; '.join(wrong)}. See /api/v1/openapi.json.")
