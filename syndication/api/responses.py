"""Responses of an operation as its OpenAPI description has them: its answer, and every error."""

from collections.abc import Mapping
from typing import Any

from syndication.api.decorators import METHODS
from syndication.api.response_schemas import Error, Shape

TEXT = {"schema": {"type": "string"}, "required": True}
RETRY = {"description": "Seconds to wait.", "schema": {"type": "integer"}, "required": True}
ETAG = TEXT | {"description": "For If-None-Match."}
CACHE = TEXT | {"description": "How long the answer may be kept."}
NO_WORDS = "Enter a query: /api/search/?q=back+pain"
# When each is answered, and an example of what it says.
ERRORS = {
    400: ("The address is not UTF-8, or has a NUL.", "Write the address in UTF-8, without NUL."),
    404: ("There is nothing here, or no longer.", "There is no such article: delete your copy."),
    405: ("The method is another one.", f"Use one of {METHODS}."),
    422: ("A parameter is unknown or wrong.", "Unknown: limt. Parameters here: limit, cursor."),
    429: ("Too many requests of this minute.", "Too many requests. Try again in 42 seconds."),
    503: ("The site is closed for a while.", "The site is being worked on. Try again later."),
}
SEARCH_ERRORS = ERRORS | {
    400: ("There is no word in `q`, or the address is not UTF-8, or has a NUL.", NO_WORDS)
}
ERROR_HEADERS = {
    405: {"Allow": TEXT},
    429: {"Retry-After": RETRY},
    503: {"Retry-After": RETRY},
}


def build_responses(
    shape: type[Shape], errors: Mapping[int, tuple[str, str]] = ERRORS, **options: Any
) -> dict[str, Any]:
    """Return the arguments of an operation that answers with a shape, or with an error."""
    described: dict[int, Any] = {
        200: {"headers": {"ETag": ETAG, "Cache-Control": CACHE}},
        304: {"description": "Nothing has changed since the answer with that ETag."},
    }
    described |= {status: describe_error(status, *texts) for status, texts in errors.items()}
    defaults = {
        "response": {200: shape, **dict.fromkeys(errors, Error)},
        "by_alias": True,
        "exclude_none": True,
        "openapi_extra": {"responses": described},
    }
    return defaults | options


def describe_error(status: int, description: str, example: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"example": {"error": example}}},
        "headers": ERROR_HEADERS.get(status, {}),
    }
