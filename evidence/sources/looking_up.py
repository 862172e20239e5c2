"""Look identifiers up in Crossref and PubMed, caching results for a day."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256

from django.core.cache import cache

from evidence.identifiers.finding import Identifier, Kind
from evidence.sources import crossref, pubmed
from evidence.sources.found import Found
from infrastructure.outbound_http.client import Fetcher
from infrastructure.outbound_http.errors import NotFound

DAY = 24 * 60 * 60

Finder = Callable[[Identifier], Found]


def look_up(identifier: Identifier, fetcher: Fetcher | None = None) -> Found:
    """Return the work of an identifier; `NotFound`, or `SourceUnavailable` to retry later."""
    key = f"evidence:found:1:{sha256(f'{identifier.kind}:{identifier.value}'.encode()).hexdigest()}"
    kept: Found | None = cache.get(key)
    if kept is None:
        kept = _find(identifier, fetcher or Fetcher())
        cache.set(key, kept, DAY)
    return kept


def _find(identifier: Identifier, fetcher: Fetcher) -> Found:
    if identifier.kind is Kind.DOI:
        try:
            return crossref.find(identifier.value, fetcher)
        except NotFound:  # other agencies give DOIs too, and PubMed lists some of theirs
            return pubmed.find(identifier, fetcher)
    if identifier.kind in (Kind.PMID, Kind.PMCID):
        return pubmed.find(identifier, fetcher)
    raise NotFound(str(identifier))


def look_up_any(identifiers: Iterable[Identifier], find: Finder = look_up) -> Found:
    """Return the work of the first identifier that a source knows."""
    for identifier in identifiers:
        with suppress(NotFound):
            return find(identifier)
    raise NotFound(", ".join(map(str, identifiers)))
