"""Errors of the API: every one is made here, with the same body (`response_schemas.Error`)."""

from collections.abc import Mapping
from types import MappingProxyType

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from syndication.api.pagination import BadCursor
from syndication.api.response_schemas import Error

# Anyone may ask from any site: there is nothing personal in the answers.
HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After",
    "X-Robots-Tag": "noindex",
}
DESCRIPTION = "/api/v1/openapi.json"
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


def build_error(status: int, error: str, headers: Mapping[str, str] = NO_HEADERS) -> HttpResponse:
    """Return the response for an error; its text says what is wrong, and what to do."""
    body = Error(error=error).model_dump()
    return JsonResponse(body, status=status, headers={**HEADERS, **headers})


def register_error_handlers(api: NinjaAPI) -> None:
    api.exception_handler(HttpError)(report_refusal)
    api.exception_handler(Http404)(report_nothing_here)
    api.exception_handler(BadCursor)(report_bad_cursor)
    api.exception_handler(ValidationError)(report_bad_parameters)


def report_refusal(request: HttpRequest, error: HttpError) -> HttpResponse:
    return build_error(error.status_code, error.message)


def report_nothing_here(request: HttpRequest, error: Http404 | None = None) -> HttpResponse:
    return build_error(404, f"There is nothing here. What there is: {DESCRIPTION}.")


def report_bad_cursor(request: HttpRequest, error: BadCursor) -> HttpResponse:
    return build_error(422, "This is no cursor of this list. Begin again without `cursor`.")


def report_bad_parameters(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer 422 with the fault of each parameter."""
    wrong = (f"{one['loc'][-1]}: {one['msg']}" for one in error.errors)
    return build_error(422, f"{'; '.join(wrong)}. See {DESCRIPTION}.")


def report_too_many_requests(wait: int) -> HttpResponse:
    """Answer 429 with the seconds to wait."""
    error = f"Too many requests. Try again in {wait} seconds."
    return build_error(429, error, {"Retry-After": str(wait)})
