"""Query Crossref's REST API: a DOI -> `Found`.

Sources: Crossref, "REST API" and "Tips for using the REST API" (the polite pool: a mail address
in every request); the update types of Crossref's schema.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from django.conf import settings

from evidence.choices import Status
from evidence.csl.dates import parse_date
from evidence.csl.fields import clean_csl
from evidence.csl.types import CROSSREF_TYPES
from evidence.identifiers.finding import Kind, parse_identifier
from evidence.sources.found import Found, Update, find_retraction_in_title
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
    """Return Crossref's data on a DOI; `NotFound` or `SourceUnavailable`."""
    parameters = {"mailto": settings.CONTACT_EMAIL} if settings.CONTACT_EMAIL else {}
    answer = fetcher.get(f"{settings.CROSSREF_URL}/works/{quote(doi, safe='')}", parameters)
    try:
        work = json.loads(answer)["message"]
        csl, updates = _build_csl(work), _list_updates(work)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SourceUnavailable("Crossref answered something else than a work") from error
    if "title" not in csl:
        raise SourceUnavailable("Crossref answered with a work without a title")
    return Found(csl, (*updates, *find_retraction_in_title(csl["title"])))


def _build_csl(work: Mapping[str, Any]) -> dict[str, Any]:
    names = {key: work[key] for key in ("author", "editor", "translator") if key in work}
    title = _join_subtitle(work)
    return clean_csl(
        {key: value for key, value in work.items() if key != "type"}
        | {"type": CROSSREF_TYPES.get(str(work.get("type")), "document"), "title": title, **names}
        | {"container-title-short": work.get("short-container-title")}
        | {"page": work.get("page") or work.get("article-number")}
        | {"issued": _find_issued(work), "source": "Crossref"}
    )


def _join_subtitle(work: Mapping[str, Any]) -> str:
    title, subtitle = ((work.get(key) or [""])[0] for key in ("title", "subtitle"))
    joined = title and subtitle and subtitle.casefold() not in title.casefold()
    return f"{title}: {subtitle}" if joined else title


def _find_issued(work: Mapping[str, Any]) -> Any:
    """Return the date of the issue that volume and pages are of; online is often earlier."""
    keys = ("published-print", "issued", "published-online", "published", "posted")
    return next((work[key] for key in keys if clean_csl({"issued": work.get(key)})), None)


def _list_updates(work: Mapping[str, Any]) -> list[Update]:
    """Return the notices on the work; its notices on others (`update-to`) are ignored."""
    notices = work.get("updated-by")
    listed = notices if isinstance(notices, list) else []
    known = (one for one in listed if isinstance(one, Mapping) and str(one.get("type")) in STATUSES)
    return list(map(_build_update, known))


def _build_update(notice: Mapping[str, Any]) -> Update:
    doi = parse_identifier(Kind.DOI, notice.get("DOI"))
    return Update(STATUSES[notice["type"]], doi, parse_date(notice.get("updated")))
