"""Notify search engines of changed addresses (https://www.indexnow.org/documentation).

Off without INDEXNOW_KEY. Addresses wait in the database for some seconds, so that many changes
are sent together, and stay there until a search engine has accepted them.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.conf import settings
from django.utils import timezone
from django_tasks import task
from wagtail.contrib.redirects.models import Redirect

from blog.publication.snapshots import Change
from infrastructure.outbound_http.client import build_headers
from infrastructure.retry import resumable, retry_on_failure
from infrastructure.task_queue import enqueue_later, find_waiting
from syndication.models import ChangedAddress

MOST_AT_ONCE = 10_000  # the protocol's own bound
TIMEOUT = 10.0
TOGETHER = timedelta(seconds=10)
# These may be taken later; all else of 400 and above never will be.
LATER = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}

logger = logging.getLogger(__name__)


def articles_published(changes: list[Change], **kwargs: Any) -> None:
    announce(url for change in changes for url in (change.url, change.old_url) if url)


def redirect_saved(instance: Redirect, **kwargs: Any) -> None:
    announce(instance.old_links())


def announce(urls: Iterable[str]) -> None:
    """Queue these addresses for search engines."""
    if not settings.INDEXNOW_KEY:
        return
    rows = [ChangedAddress(url=url) for url in dict.fromkeys(urls)]
    ChangedAddress.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["url"], update_fields=["change"]
    )
    # A task that begins now may have read the addresses already.
    soon = timezone.now() + TOGETHER / 2
    if not find_waiting(submit_addresses).filter(run_after__gt=soon).exists():
        enqueue_later(submit_addresses, TOGETHER, MOST_AT_ONCE)


@resumable
@task(priority=-1)
def submit_addresses(limit: int = MOST_AT_ONCE, attempt: int = 1) -> None:
    """Send the waiting addresses to search engines; those not accepted are sent later.

    An address that changes meanwhile has another `change` then, stays, and is sent again.
    """
    if not settings.INDEXNOW_KEY:
        return
    with retry_on_failure(submit_addresses, limit, attempt):
        while rows := list(ChangedAddress.objects.order_by("pk")[:limit]):
            by_host = defaultdict(list)
            for row in rows:
                by_host[urlsplit(row.url).netloc].append(row)
            for host, told in by_host.items():
                submit(host, [row.url for row in told])
                ChangedAddress.objects.filter(change__in=[row.change for row in told]).delete()


def submit(host: str, urls: list[str]) -> None:
    """Send addresses of one host; raises `httpx.HTTPError` if they have to be sent again."""
    scheme = urlsplit(urls[0]).scheme
    message = {
        "host": host,
        "key": settings.INDEXNOW_KEY,
        "keyLocation": f"{scheme}://{host}/{settings.INDEXNOW_KEY}.txt",
        "urlList": urls,
    }
    headers = build_headers()
    answer = httpx.post(settings.INDEXNOW_URL, json=message, headers=headers, timeout=TIMEOUT)
    if answer.status_code in LATER or answer.is_server_error:
        answer.raise_for_status()
    if answer.is_client_error:
        reason = f"{answer.status_code} {answer.text[:200]}"
        logger.error("IndexNow refused %s addresses of %s: %s", len(urls), host, reason)
