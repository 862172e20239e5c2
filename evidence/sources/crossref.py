"""Crossref's REST API: a DOI -> `Found`.

Sources: Crossref, "REST API" and "Tips for using the REST API" (the polite pool: a mail address
in every request); the update types of Crossref's schema.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from django.conf import settings

from evidence.choices import Status
from evidence.csl.dates import date_of
from evidence.csl.fields import clean_csl
from evidence.csl.types import CROSSREF_TYPES
from evidence.identifiers.finding import InvalidIdentifier, Kind, normalised
from evidence.sources.found import Found, Update, retraction_in_title
from infrastructure.outbound_http.client import Fetcher
from infrastructure.outbound_http.errors import SourceUnavailable

STATUSES = {
    "addendum": Status.CORRECTED,
    "clarification": Status.CORRECTED,
    "correction": Status.CORRECTED,
    "corrigendum": Status.CORRECTED,
    "erratum": Status.CORRECTED,
    "new_edition": Status.SUPERSEDED,
    "new_version": Status.SUPERSEDED,
    "expression_of_concern": Status.CONCERN,
    "partial_retraction": Status.CONCERN,
    "removal": Status.RETRACTED,
    "retraction": Status.RETRACTED,
    "withdrawal": Status.RETRACTED,
}


def find(doi: str, fetcher: Fetcher) -> Found:
    """Return what Crossref knows of a DOI; `NotFound` or `SourceUnavailable`."""
    parameters = {"mailto": settings.CONTACT_EMAIL} if settings.CONTACT_EMAIL else {}
    answer = fetcher.get(f"{settings.CROSSREF_URL}/works/{quote(doi, safe='')}", parameters)
    try:
        work = json.loads(answer)["message"]
        csl, updates = _csl(work), _updates(work)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceUnavailable("Crossref answered something else than a work") from error
    if "title" not in csl:
        raise SourceUnavailable("Crossref answered with a work without a title")
    return Found(csl, (*updates, *retraction_in_title(csl["title"])))


def _csl(work: Mapping[str, Any]) -> dict[str, Any]:
    names = {key: work[key] for key in ("author", "editor", "translator") if key in work}
    title = _with_subtitle(work)
    return clean_csl(
        {key: value for key, value in work.items() if key != "type"}
        | {"type": CROSSREF_TYPES.get(str(work.get("type")), "document"), "title": title, **names}
        | {"container-title-short": work.get("short-container-title")}
        | {"page": work.get("page") or work.get("article-number")}
        | {"issued": _issued(work), "source": "Crossref"}
    )


def _with_subtitle(work: Mapping[str, Any]) -> str:
    title, subtitle = ((work.get(key) or [""])[0] for key in ("title", "subtitle"))
    joined = title and subtitle and subtitle.casefold() not in title.casefold()
    return f"{title}: {subtitle}" if joined else title


def _issued(work: Mapping[str, Any]) -> Any:
    """Return the date of the issue that volume and pages are of; online is often earlier."""
    keys = ("published-print", "issued", "published-online", "published", "posted")
    return next((work[key] for key in keys if clean_csl({"issued": work.get(key)})), None)


def _updates(work: Mapping[str, Any]) -> list[Update]:
    """Return what has become of the work; what it says of others (`update-to`) is not asked."""
    notices = work.get("updated-by")
    listed = notices if isinstance(notices, list) else []
    known = (one for one in listed if isinstance(one, Mapping) and str(one.get("type")) in STATUSES)
    return list(map(_update, known))


def _update(notice: Mapping[str, Any]) -> Update:
    doi = ""
    with suppress(InvalidIdentifier):
        doi = normalised(Kind.DOI, str(notice.get("DOI", "")))
    return Update(STATUSES[notice["type"]], doi, date_of(notice.get("updated")))
