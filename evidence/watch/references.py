"""Look references up again for retractions and other notices."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from evidence.choices import Status
from evidence.filling import fill
from evidence.models import Reference
from evidence.retractions.notices import announce_retraction
from evidence.sources.found import Found
from evidence.sources.looking_up import Finder, look_up, look_up_any
from infrastructure.outbound_http.errors import NotFound

KNOWN_FOR = timedelta(days=1)


@dataclass(frozen=True)
class Seen:
    """A reference that was looked up again, and whether that changed its status."""

    reference: Reference
    is_changed: bool


def look_again(limit: int, find: Finder = look_up) -> Iterator[Seen]:
    """Look references up again and yield them, least recently looked up first.

    Each is saved before the next, so it may be stopped and run again. None is looked
    up twice a day. Raises `SourceUnavailable` when a source does not answer.
    """
    before = Q(looked_up_at__isnull=True) | Q(looked_up_at__lt=timezone.now() - KNOWN_FOR)
    due = Reference.objects.known_elsewhere().filter(before)
    oldest = due.order_by(F("looked_up_at").asc(nulls_first=True), "pk")[:limit]
    for reference in oldest:
        yield _look_at(reference, find)


def _look_at(reference: Reference, find: Finder) -> Seen:
    try:
        found = look_up_any(reference.identifiers, find)
    except NotFound:
        found = Found({})
    with transaction.atomic():  # an editor may have saved it meanwhile
        latest = Reference.objects.select_for_update().get(pk=reference.pk)
        status = latest.status
        fill(latest, found)
        latest.save()
        if latest.status != status and latest.status == Status.RETRACTED:
            announce_retraction(latest)
    return Seen(latest, latest.status != status)
