"""Rate limit of the API by client address."""

import hashlib
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

MINUTE = 60


def find_wait(request: HttpRequest) -> int:
    """Count a request; return the seconds its address has to wait, 0 within API_RATE a minute."""
    now = time.time()
    if not settings.API_RATE or _count_request(request, int(now // MINUTE)) <= settings.API_RATE:
        return 0
    return MINUTE - int(now % MINUTE)


def find_client_address(request: HttpRequest) -> str:
    """Return the address that the outermost of our proxies saw.

    Entries further left in X-Forwarded-For come from the client and may be forged.
    """
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if 0 < settings.PROXY_COUNT <= len(forwarded):
        return forwarded[-settings.PROXY_COUNT]
    return str(request.META.get("REMOTE_ADDR", ""))


def _count_request(request: HttpRequest, minute: int) -> int:
    """Return the number of requests of the address in this minute; only its digest is stored."""
    secret = f"{settings.SECRET_KEY}|{find_client_address(request)}|{minute}"
    key = f"api-rate-{hashlib.sha256(secret.encode()).hexdigest()}"
    cache.add(key, 0, timeout=MINUTE)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two calls
        return 1
