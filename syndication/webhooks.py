"""Signed webhook messages to partners: retried until accepted, and safe to receive twice.

A receiver checks `Sciaticalm-Signature: t=TIME,v1=HEX`, where HEX is the HMAC-SHA256 of
"TIME.BODY" under the shared secret, refuses a TIME of more than five minutes ago, and does nothing
for an `id` it has had before. Partners read this in docs/partners.md.
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
from infrastructure.outbound_http.client import build_headers
from infrastructure.outbound_http.throttled_transport import ThrottledTransport
from infrastructure.retry import resumable, retry_later
from syndication.models import Webhook

ATTEMPTS = 8
FIRST_WAIT = timedelta(seconds=10)
TIMEOUT = 10.0
NOT_TAKEN = (httpx.HTTPError, httpx.InvalidURL, NoSuchHost, NotPublic, OSError, ValueError)

logger = logging.getLogger(__name__)


def notify_partners(changes: list[Change], **kwargs: Any) -> None:
    """Enqueue a message of each change to each partner; called in the transaction of the change."""
    for webhook_id in Webhook.objects.filter(is_active=True).values_list("pk", flat=True):
        for change in changes:
            deliver.enqueue(webhook_id, build_message(change))


def build_message(change: Change) -> dict[str, str]:
    """Return the message to partners; its `id` stays the same however often it is sent."""
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
    """Send a message; if not accepted, again after 10 s and ever longer, 8 times in a day."""
    is_over = False
    try:
        is_over = notify(webhook_id, message)
    finally:  # after any failure, the stop of the worker included
        if not is_over:
            schedule_retry(webhook_id, message, attempt)


def notify(webhook_id: int, message: dict[str, str]) -> bool:
    """Send a message and record the outcome; return whether there is nothing more to do."""
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
    """Return the status of the answer, and whether the message was accepted.

    Redirects are not followed, and no answer is read, however long it is.
    """
    body = json.dumps(message).encode()
    headers = build_headers() | {
        "Content-Type": "application/json",
        "Sciaticalm-Signature": sign_body(webhook.secret, body, int(timezone.now().timestamp())),
    }
    with (
        httpx.Client(transport=create_transport(), trust_env=False, timeout=TIMEOUT) as client,
        client.stream("POST", webhook.url, content=body, headers=headers) as answer,
    ):
        return f"{answer.status_code} {answer.reason_phrase}", answer.is_success


def sign_body(secret: str, body: bytes, seconds: int) -> str:
    """Return the header's value for a body that is sent at this Unix time."""
    signed = hmac.digest(secret.encode(), f"{seconds}.".encode() + body, "sha256")
    return f"t={seconds},v1={signed.hex()}"


def create_transport() -> httpx.BaseTransport:
    """Return a transport to public hosts only: the address was typed by an editor."""
    return ThrottledTransport(pause=0)


def schedule_retry(webhook_id: int, message: dict[str, str], attempt: int) -> None:
    """Enqueue the message again after four times the last wait; not after the 8th attempt."""
    if attempt >= ATTEMPTS:
        logger.error("Message %s is given up: nobody took it", message["id"])
    else:
        retry_later(deliver, (webhook_id, message), attempt, FIRST_WAIT)
