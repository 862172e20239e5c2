"""Fetch responses over HTTP: bounded in time and size, with retries."""

import random
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx
from django.conf import settings

from infrastructure.outbound_http.errors import NotFound, SourceUnavailable

TRIES = 3
FIRST_WAIT = 0.5
LONGEST_WAIT = 10.0
LONGEST_ANSWER = 30.0
MAX_BYTES = 5 * 1024 * 1024
MISSING = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


class _RetryableError(Exception):
    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


@dataclass(frozen=True)
class Fetcher:
    """Time-outs and waits in seconds; clocks and chance can be replaced in tests."""

    timeout: float = 8.0
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random

    def get(
        self, url: str, parameters: Mapping[str, str], missing: frozenset[int] = MISSING
    ) -> bytes:
        """Return the body of a response; raises `NotFound` or `SourceUnavailable`."""
        for attempt in range(TRIES):
            try:
                return self._ask(url, parameters, missing)
            except (_RetryableError, httpx.TransportError) as error:
                wait = self._wait(attempt, getattr(error, "wait", None))
                if attempt == TRIES - 1 or wait > LONGEST_WAIT:
                    raise SourceUnavailable(f"{url}: {error or type(error).__name__}") from error
                self.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _wait(self, attempt: int, asked: float | None) -> float:
        """Return the wait in seconds: as the server asked, or twice the last with jitter."""
        return FIRST_WAIT * 2**attempt * (0.5 + self.chance()) if asked is None else asked

    def _ask(self, url: str, parameters: Mapping[str, str], missing: frozenset[int]) -> bytes:
        try:
            with (
                httpx.Client(
                    timeout=self.timeout, follow_redirects=True, max_redirects=3
                ) as client,
                client.stream("GET", url, params=parameters, headers=build_headers()) as response,
            ):
                _check(response, missing)
                return self._read(response)
        except (httpx.InvalidURL, httpx.TooManyRedirects, httpx.DecodingError) as error:
            raise SourceUnavailable(f"{url}: {error}") from error

    def _read(self, response: httpx.Response) -> bytes:
        """A server that sends a byte now and then never times out, so the whole is timed too."""
        body, latest = b"", self.clock() + LONGEST_ANSWER
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > MAX_BYTES or self.clock() > latest:
                raise SourceUnavailable(f"{response.url}: the answer is too long")
        return body


def _check(response: httpx.Response, missing: frozenset[int]) -> None:
    code = response.status_code
    if code in missing:
        raise NotFound(str(response.url))
    if code == HTTPStatus.TOO_MANY_REQUESTS or code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _RetryableError(
            f"answered {code}", _parse_retry_after(response.headers.get("Retry-After", ""))
        )
    if code != HTTPStatus.OK:
        raise SourceUnavailable(f"{response.url}: answered {code}")


def _parse_retry_after(value: str) -> float | None:
    """Return the seconds that a Retry-After header asks for, as RFC 9110 section 10.2.3 has it."""
    if value.isascii() and value.isdigit():
        return float(value[:9])
    with suppress(ValueError, TypeError):
        until = parsedate_to_datetime(value)
        return max(0.0, (until - datetime.now(until.tzinfo and UTC)).total_seconds())
    return None


def build_headers() -> dict[str, str]:
    """Return the User-Agent header, with the site and its contact address."""
    contact = f"; mailto:{settings.CONTACT_EMAIL}" if settings.CONTACT_EMAIL else ""
    return {"User-Agent": f"Sciaticalm/1.0 ({settings.WAGTAILADMIN_BASE_URL}{contact})"}
