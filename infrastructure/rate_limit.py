"""Rate limit of the APIs by client address."""

import hashlib
import time
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

MINUTE = 60
View = Callable[..., HttpResponse]


def rate_limited(view: View) -> View:
    """Answer 429 to an address with more than API_RATE requests in this minute."""

    @wraps(view)
    def limited(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        now = time.time()
        if (
            not settings.API_RATE
            or _count_request(request, int(now // MINUTE)) <= settings.API_RATE
        ):
            return view(request, *args, **kwargs)
        wait = MINUTE - int(now % MINUTE)
        error = _("Too many requests. Try again in %(wait)s seconds.") % {"wait": wait}
        return JsonResponse({"error": error}, status=429, headers={"Retry-After": str(wait)})

    return limited


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
