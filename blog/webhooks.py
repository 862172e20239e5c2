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

import httpx
from django.utils import timezone
from django_tasks import task

from blog.models import Webhook
from blog.published import Change
from blog.retrying import resumable
from evidence.sources.fetching import our_headers
from evidence.sources.polite_transport import PoliteTransport
from evidence.sources.public_hosts import NoSuchHost, NotPublic

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
    return {
        "id": str(uuid.uuid4()),
        "event": f"article.{change.event.value}",
        "article": str(change.page_id),
        "url": change.url,
        "changed_at": change.changed_at.isoformat(),
    }


@resumable
@task(priority=-1)
def deliver(webhook_id: int, message: dict[str, str], attempt: int = 1) -> None:
    """Send a message; if it is not taken, again after 10 s and ever longer, 8 times in a day."""
    webhook = Webhook.objects.filter(pk=webhook_id, is_active=True).first()
    if not webhook:
        return
    try:
        outcome, is_taken = send(webhook, message)
    except NOT_TAKEN as error:
        outcome, is_taken = f"{type(error).__name__}: {error}", False
    changed = {"told_at": timezone.now(), "outcome": outcome[:200]}
    Webhook.objects.filter(pk=webhook_id).update(**changed)
    if not is_taken:
        logger.warning("%s did not take %s: %s", webhook, message["id"], outcome)
        try_later(webhook_id, message, attempt)


def send(webhook: Webhook, message: dict[str, str]) -> tuple[str, bool]:
    """Return what was answered, and whether the message was taken; redirects are not followed."""
    body = json.dumps(message).encode()
    headers = our_headers() | {
        "Content-Type": "application/json",
        "Sciaticalm-Signature": signature(webhook.secret, body, int(timezone.now().timestamp())),
    }
    with httpx.Client(transport=transport(), trust_env=False, timeout=TIMEOUT) as client:
        answer = client.post(webhook.url, content=body, headers=headers)
    return f"{answer.status_code} {answer.reason_phrase}", answer.is_success


def signature(secret: str, body: bytes, seconds: int) -> str:
    """Return the header's value for a body that is sent at this Unix time."""
    signed = hmac.digest(secret.encode(), f"{seconds}.".encode() + body, "sha256")
    return f"t={seconds},v1={signed.hex()}"


def transport() -> httpx.BaseTransport:
    """Return what reaches public hosts only: an address is what somebody typed."""
    return PoliteTransport(pause=0)


def try_later(webhook_id: int, message: dict[str, str], attempt: int) -> None:
    if attempt < ATTEMPTS and deliver.get_backend().supports_defer:
        run_after = timezone.now() + FIRST_WAIT * 4 ** (attempt - 1)
        deliver.using(run_after=run_after).enqueue(webhook_id, message, attempt + 1)
