"""Request web addresses to find broken links."""

from enum import Enum, auto
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx
from django.conf import settings

from infrastructure.outbound_http.address_guard import NoSuchHost, NotPublic
from infrastructure.outbound_http.client import MISSING, build_headers
from infrastructure.outbound_http.throttled_transport import ThrottledTransport

TIMEOUT = 8.0
MAX_REDIRECTS = 10
# Some sites answer these to HEAD alone; a page counts as missing only if GET fails too.
ASK_AGAIN = MISSING | {
    HTTPStatus.FORBIDDEN,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.NOT_IMPLEMENTED,
}


class LinkAnswer(Enum):
    THERE = auto()
    GONE = auto()
    NOTHING = auto()
    """Inconclusive: the site is busy, broken, slow or denies access."""


class LinkAsker:
    """Requests addresses in sequence."""

    def __init__(
        self, transport: ThrottledTransport | None = None, timeout: float = TIMEOUT
    ) -> None:
        self._transport = transport or ThrottledTransport()
        self._timeout = timeout

    def __call__(self, url: str) -> LinkAnswer:
        """Return whether a web address has a page, following redirects."""
        try:
            code = self._code_of(url)
        except NoSuchHost:
            return LinkAnswer.GONE if self._names_are_found() else LinkAnswer.NOTHING
        except (NotPublic, OSError, ValueError, httpx.HTTPError, httpx.InvalidURL):
            return LinkAnswer.NOTHING
        if code in MISSING:
            return LinkAnswer.GONE
        return LinkAnswer.THERE if code < HTTPStatus.BAD_REQUEST else LinkAnswer.NOTHING

    def _code_of(self, url: str) -> int:
        with httpx.Client(
            transport=self._transport,
            trust_env=False,  # a proxy would look names up itself, and reach where we must not
            timeout=self._timeout,
            follow_redirects=True,
            max_redirects=MAX_REDIRECTS,
            headers=build_headers(),
        ) as client:
            code = client.head(url).status_code
            if code not in ASK_AGAIN:
                return code
            with client.stream("GET", url) as response:
                return response.status_code

    def _names_are_found(self) -> bool:
        """Return whether a known host resolves; without a network, no name does."""
        known = urlsplit(settings.DOI_URL)
        try:
            return bool(self._transport.resolve(known.hostname or "", known.port or 443))
        except (NoSuchHost, NotPublic, OSError, ValueError):
            return False
