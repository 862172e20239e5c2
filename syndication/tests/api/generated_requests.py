"""Requests made up from the API's own description, and what came back, for tests and measuring."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from gzip import decompress
from typing import Any

from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.openapi.loaders import from_wsgi
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

DESCRIPTION = "/api/v1/openapi.json"
# Any that a client would send: no control character, and no space at either end.
LATIN = st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"])).map(str.strip)
HOSTILE = st.fixed_dictionaries(
    {},
    optional={
        "If-None-Match": st.sampled_from(["*", '"', 'W/"x"', '"a", "b"']) | LATIN,
        "If-Modified-Since": LATIN,
        "Accept": LATIN,
        "Accept-Encoding": st.sampled_from(["gzip", "gzip;q=0", "br, *", ";;;"]) | LATIN,
        "Accept-Language": LATIN,
        "Range": st.sampled_from(["bytes=0-", "bytes=-1", "bytes=9-1", "x"]) | LATIN,
        "Origin": LATIN,
        "X-Forwarded-For": LATIN,
        "Cookie": LATIN,
    },
)


@contextmanager
def kept_connection() -> Iterator[None]:
    """Keep requests from closing the database connection, which is in the test's transaction."""
    signals = request_started, request_finished
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@kept_connection()
def send(count: int) -> Counter[str]:
    """Send about so many requests, as described and not; each answer has to be as described.

    Returns how many there were of each method and status.
    """
    description = from_wsgi(DESCRIPTION, unzipping(get_wsgi_application()))
    operations: list[Any] = [found.ok() for found in description.get_all_operations()]  # type: ignore[union-attr]
    answers: Counter[str] = Counter()
    runs = [
        (operation, mode)
        for operation in operations
        for mode in GenerationMode
        # What browsers may ask, they may ask of any address.
        if operation.method != "options" or mode == GenerationMode.POSITIVE
    ]
    for operation, mode in runs:
        examples = -(-count // len(runs))
        with suppress(Unsatisfiable):  # nothing can be wrong where there are no parameters
            send_cases(operation.as_strategy(generation_mode=mode), examples, answers)
    return answers


def unzipping(app: Any) -> Any:
    """Return the application as HTTP clients see it, with what was compressed made plain again."""

    def called(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        began: list[Any] = []
        body = b"".join(app(environ, lambda *start: began.extend(start)))
        status, headers = began[:2]
        found = {name.lower(): value for name, value in headers}
        if found.get("content-encoding") == "gzip":
            hidden = {"content-encoding", "content-length"}
            headers = [(name, value) for name, value in headers if name.lower() not in hidden]
            body = body and decompress(body)
        start_response(status, headers)
        return [body]

    return called


def send_cases(cases: st.SearchStrategy[Case], examples: int, answers: Counter[str]) -> None:
    @settings(
        max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(cases, HOSTILE)
    def each(case: Case, headers: dict[str, str]) -> None:
        # No pattern can say which cursors there are, nor which texts have a word.
        unknown: list[Any] = [positive_data_acceptance] if {"cursor", "q"} & {*case.query} else []
        if case.path == "/api/search/":  # filters with other values do not narrow
            unknown.append(negative_data_rejection)
        response = case.call_and_validate(headers=headers, excluded_checks=unknown)
        answers[f"{case.method} {response.status_code}"] += 1

    each()
