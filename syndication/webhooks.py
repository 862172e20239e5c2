"""Messages to partners: signed, sent again until they are taken, and safe to get twice.

A receiver checks `Sciaticalm-Signature: t=TIME,v1=HEX`, where HEX is the HMAC-SHA256 of
"TIME.BODY" under the shared secret, refuses a TIME of more than five minutes ago, and does nothing
for an `id` it has had before. docs/partners.md says so to them.
"""

import hmac
import json
import logging
import uuid
from datetime import timedelta
from typing import Any
from urllib.parse import urljoin

import httpx
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from blog.publication.snapshots import Change
from infrastructure.outbound_http.address_guard import NoSuchHost, NotPublic
from infrastructure.outbound_http.client import our_headers
from infrastructure.outbound_http.throttled_transport import PoliteTransport
from infrastructure.retry import resumable
from syndication.models import Webhook

ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=10)
TIMEOUT = 10.0
NOT_TAKEN = (httpx.HTTPError, httpx.InvalidURL, NoSuchHost, NotPublic, OSError, ValueError)

logger = logging.getLogger(__name__)


def tell_partners(changes: list[Change], **kwargs: Any) -> None:
    """Have each partner told of each change; called in the transaction that writes it down."""
    for webhook_id in Webhook.objects.filter(is_active=True).values_list("pk", flat=True):
        for change in changes:
            deliver.enqueue(webhook_id, message_of(change))


def message_of(change: Change) -> dict[str, str]:
    """Return what partners are told; its `id` stays the same however often it is sent."""
    return {
        "id": str(uuid.uuid4()),
        "event": f"article.{change.event.value}",
        "article": str(change.page_id),
        "url": change.url,
        "api": urljoin(change.url, reverse("api:article", args=[change.page_id])),
        "changed_at": change.changed_at.isoformat(),
    }


@resumable
@task(priority=-1)
def deliver(webhook_id: int, message: dict[str, str], attempt: int = 1) -> None:
    """Send a message; if it is not taken, again after 10 s and ever longer, 8 times in a day."""
    is_over = False
    try:
        is_over = tell(webhook_id, message)
    finally:  # whatever it was: a worker that is told to stop is one too
        if not is_over:
            try_later(webhook_id, message, attempt)


def tell(webhook_id: int, message: dict[str, str]) -> bool:
    """Send a message and note what was answered; return whether there is nothing more to do."""
    webhook = Webhook.objects.filter(pk=webhook_id, is_active=True).first()
    if not webhook:
        return True
    try:
        outcome, is_taken = send(webhook, message)
    except NOT_TAKEN as error:
        outcome, is_taken = f"{type(error).__name__}: {error}", False
    changed = {"told_at": timezone.now(), "outcome": outcome[:200]}
    Webhook.objects.filter(pk=webhook_id).update(**changed)
    if not is_taken:
        logger.warning("%s did not take %s: %s", webhook, message["id"], outcome)
    return is_taken


def send(webhook: Webhook, message: dict[str, str]) -> tuple[str, bool]:
    """Return what was answered, and whether the message was taken.

    Redirects are not followed, and no answer is read, however long it is.
    """
    body = json.dumps(message).encode()
    headers = our_headers() | {
        "Content-Type": "application/json",
        "Sciaticalm-Signature": signature(webhook.secret, body, int(timezone.now().timestamp())),
    }
    with (
        httpx.Client(transport=transport(), trust_env=False, timeout=TIMEOUT) as client,
        client.stream("POST", webhook.url, content=body, headers=headers) as answer,
    ):
        return f"{answer.status_code} {answer.reason_phrase}", answer.is_success


def signature(secret: str, body: bytes, seconds: int) -> str:
    """Return the header's value for a body that is sent at this Unix time."""
    signed = hmac.digest(secret.encode(), f"{seconds}.".encode() + body, "sha256")
    return f"t={seconds},v1={signed.hex()}"


def transport() -> httpx.BaseTransport:
    """Return what reaches public hosts only: an address is what somebody typed."""
    return PoliteTransport(pause=0)


def try_later(webhook_id: int, message: dict[str, str], attempt: int) -> None:
    """Have it sent again, four times as long after as the last time; not after the 8th time."""
    if attempt >= ATTEMPTS:
        logger.error("Message %s is given up: nobody took it", message["id"])
    elif deliver.get_backend().supports_defer:
        run_after = timezone.now() + FIRST_WAIT * 4 ** (attempt - 1)
        deliver.using(run_after=run_after).enqueue(webhook_id, message, attempt + 1)
