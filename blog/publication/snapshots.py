"""Update published snapshots: what changed for readers, and when.

Publishing the same again changes nothing; a source that was retracted, or a reviewer's new name,
does. What is told to others (sitemap, feeds, partners) goes by this register.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from urllib.parse import urljoin

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from blog.models import ArticlePage, PublishedArticle
from blog.record.text_document import build_text_document
from site_identity.identity import SiteIdentity
from site_identity.publisher import Publisher

# What the site says about itself is no part of what an article says.
NO_IDENTITY = SiteIdentity(Publisher("", ""))
# Of the record, what changes by itself.
VOLATILE_FIELDS = {"date_modified", "page_id"}


class Event(StrEnum):
    PUBLISH = "publish"
    CHANGE = "change"
    UNPUBLISH = "unpublish"


@dataclass(frozen=True)
class Change:
    """`old_url` is where the article was until now, if that is elsewhere."""

    event: Event
    page_id: int
    url: str
    changed_at: datetime
    old_url: str = ""


# changes: list[Change], sent in the transaction that writes them down.
published_changed = Signal()


def update_snapshots(page_ids: Iterable[int]) -> list[Change]:
    """Update the snapshots of these articles; return what changed for readers."""
    return [change for page_id in page_ids if (change := update_snapshot(page_id))]


@transaction.atomic
def update_snapshot(page_id: int) -> Change | None:
    """Look at the article once its row is locked: of two tasks at once, the last one sees all."""
    row = PublishedArticle.objects.select_for_update().filter(pk=page_id).first()
    page = ArticlePage.objects.for_readers().filter(pk=page_id, alias_of=None).first()
    if page and page.full_url:
        change = store_snapshot(page, row)
    elif row:
        change = Change(Event.UNPUBLISH, page_id, row.url, timezone.now())
        row.delete()
    else:
        change = None
    if change:
        published_changed.send(sender=PublishedArticle, changes=[change])
    return change


def store_snapshot(page: ArticlePage, row: PublishedArticle | None) -> Change | None:
    """Write down what the article says now, if it says anything else than before."""
    digest, url = compute_content_digest(page), page.full_url
    if row and (row.digest, row.url) == (digest, url):
        return None
    event = Event.CHANGE if row else Event.PUBLISH
    changed_at = find_change_time(page, row)
    values = {
        "digest": digest,
        "url": url,
        "last_significant_change": changed_at,
        "pictures": list_image_urls(page),
    }
    PublishedArticle.objects.update_or_create(pk=page.pk, defaults=values)
    old_url = row.url if row and row.url != url else ""
    return Change(event, page.pk, url, changed_at, old_url)


def find_change_time(page: ArticlePage, row: PublishedArticle | None) -> datetime:
    """Return when it was published, if that is news; else what it rests on changed just now."""
    published = page.last_published_at
    if published and (row is None or published > row.last_significant_change):
        return published
    return timezone.now()


def compute_content_digest(page: ArticlePage) -> str:
    """Return the SHA-256, in hex, of all that readers and crawlers are told of an article."""
    record = {
        name: value
        for name, value in asdict(page.reading.record).items()
        if name not in VOLATILE_FIELDS
    }
    said = asdict(build_text_document(page.reading, NO_IDENTITY))
    parts = {name: said[name] for name in ("notices", "warnings", "sections", "sources", "closing")}
    text = json.dumps([record, parts], sort_keys=True, ensure_ascii=False, default=str)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def list_image_urls(page: ArticlePage) -> list[str]:
    """Return the addresses of the images in an article that are no decoration, in order."""
    root = page.get_site().root_url
    shown = [
        urljoin(root, section.image.url)
        for section in page.reading.record.sections
        if section.image
    ]
    return list(dict.fromkeys(shown))
