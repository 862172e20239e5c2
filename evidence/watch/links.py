"""Check the web addresses of references for broken links."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import F, Q
from django.utils import timezone

from evidence.bibliography import build_doi_url
from evidence.choices import LinkStatus
from evidence.models import Reference
from evidence.sources.link_asking import LinkAnswer, LinkAsker

ASKED_EVERY = timedelta(days=7)
# Missing pages are requested again sooner, but never twice a day.
ASKED_AGAIN_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class LinkSeen:
    """A reference whose address was checked, and whether it is newly dead."""

    reference: Reference
    is_newly_dead: bool


def ask_links(limit: int, ask: Callable[[str], LinkAnswer] | None = None) -> Iterator[LinkSeen]:
    """Check addresses and yield their references, least recently checked first.

    Each result is saved before the next, so it may be stopped and run again. An address is checked
    once a week; a missing one, once a day.
    """
    ask, now = ask or LinkAsker(), timezone.now()
    due = Q(link_checked_at__isnull=True) | Q(link_checked_at__lt=now - ASKED_EVERY)
    again = Q(link_status=LinkStatus.MISSED, link_checked_at__lt=now - ASKED_AGAIN_AFTER)
    oldest = F("link_checked_at").asc(nulls_first=True)
    for reference in (
        Reference.objects.with_address().filter(due | again).order_by(oldest, "pk")[:limit]
    ):
        yield record_answer(reference, ask(build_address(reference)))


def build_address(reference: Reference) -> str:
    """Return the address of the source: its DOI's, or else its web address."""
    return build_doi_url(reference.doi, settings.DOI_URL) if reference.doi else reference.url


def record_answer(reference: Reference, answer: LinkAnswer) -> LinkSeen:
    """Save the answer of an address, unless the address was changed meanwhile."""
    before, now = LinkStatus(reference.link_status), timezone.now()
    asked_on = reference.link_checked_at and timezone.localdate(reference.link_checked_at)
    after = decide_link_status(before, answer, is_another_day=asked_on != timezone.localdate(now))
    asked = Reference.objects.filter(pk=reference.pk, doi=reference.doi, url=reference.url)
    asked.update(link_status=after, link_checked_at=now)
    return LinkSeen(reference, after == LinkStatus.DEAD and before != LinkStatus.DEAD)


def decide_link_status(
    before: LinkStatus, answer: LinkAnswer, *, is_another_day: bool
) -> LinkStatus:
    """Return the status of an address: dead only if it was not found on two days."""
    if answer is LinkAnswer.NOTHING:
        return before
    if answer is LinkAnswer.THERE:
        return LinkStatus.ALIVE
    if before == LinkStatus.MISSED and is_another_day:
        return LinkStatus.DEAD
    return LinkStatus.DEAD if before == LinkStatus.DEAD else LinkStatus.MISSED
