"""Convert between CSL-JSON of a source and the fields that editors change.

Source: citation-style-language/schema, csl-data.json and the variables of CSL 1.0.2. A reference
keeps all data found for it; later changes by an editor take precedence.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from evidence.choices import ReferenceType
from evidence.csl.cleaning import clean_text, clean_title
from evidence.csl.dates import parse_date, parse_date_parts
from evidence.csl.names import ROLES, clean_names, format_names, parse_names
from evidence.identifiers.finding import InvalidIdentifier, Kind, normalise, scan_identifiers

TITLES = ("title", "container-title", "collection-title", "event-title")
TEXTS = (
    *("container-title-short", "publisher", "publisher-place", "volume", "issue", "page"),
    *("number", "edition", "version", "genre", "medium", "language", "source", "event-place"),
    *("number-of-pages", "DOI", "PMID", "PMCID", "ISBN", "ISSN", "URL", "note"),
)
DATES = ("issued", "accessed", "submitted", "event-date", "original-date")
TEXT_FIELDS = {
    "title": "title",
    "container_title": "container-title",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "url": "URL",
}
IDENTIFIERS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID", "isbn": "ISBN"}
# Their ISBN is that of the book around them, and others share it.
CONTAINED = (ReferenceType.CHAPTER, ReferenceType.PAPER_CONFERENCE)
MAX_TEXT = 2000

CSL = dict[str, Any]


@dataclass(frozen=True)
class Fields:
    """A source as its editors see it; the names are those of `Reference`'s fields."""

    type: str = ReferenceType.DOCUMENT.value
    title: str = ""
    authors: str = ""
    container_title: str = ""
    publisher: str = ""
    year: int | None = None
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    isbn: str | None = None
    url: str = ""
    accessed: date | None = None


def clean_csl(raw: Mapping[str, Any]) -> CSL:
    """Return valid, clean CSL-JSON of an untrusted object; malformed parts are left out."""
    csl: CSL = {"type": raw.get("type")} if raw.get("type") in ReferenceType.values else {}
    for key in (*TITLES, *TEXTS):
        text = clean_title(raw.get(key)) if key in TITLES else clean_text(raw.get(key))
        csl |= {key: text[:MAX_TEXT]} if text else {}
    for key in ROLES:
        names = clean_names(raw.get(key))
        csl |= {key: names} if names else {}
    for key in DATES:
        parts = parse_date_parts(raw.get(key))
        csl |= {key: {"date-parts": [parts]}} if parts else {}
    isbn = _find_isbn(raw.get("ISBN"))
    return csl | {"ISBN": isbn} if isbn else csl


def build_fields(csl: Mapping[str, Any]) -> Fields:
    """Return the fields of cleaned CSL-JSON; an invalid identifier is left out."""
    texts: dict[str, Any] = {field: csl.get(key, "") for field, key in TEXT_FIELDS.items()}
    found = {
        field: _parse_identifier(Kind(field), csl.get(key)) for field, key in IDENTIFIERS.items()
    }
    kind, parts = csl.get("type") or Fields.type, parse_date_parts(csl.get("issued"))
    if kind in CONTAINED:
        found["isbn"] = None
    return Fields(
        type=kind,
        authors=format_names(csl.get("author", [])),
        year=parts[0] if parts else None,
        accessed=parse_date(csl.get("accessed")),
        **texts | {"url": _parse_identifier(Kind.URL, csl.get("URL")) or ""} | found,
    )


def build_csl(now: Fields, kept: Mapping[str, Any]) -> CSL:
    """Return CSL-JSON with the values of the fields and all other kept data."""
    was = build_fields(kept)
    csl: CSL = dict(kept) | {"type": now.type}
    changed = {
        field.name for field in fields(Fields) if asdict(now)[field.name] != asdict(was)[field.name]
    }
    for field, key in (TEXT_FIELDS | IDENTIFIERS).items():
        if field in changed:
            _put(csl, key, getattr(now, field))
    if "authors" in changed:
        _put(csl, "author", parse_names(now.authors, kept.get("author", [])))
    if "year" in changed:
        _put(csl, "issued", now.year and {"date-parts": [[now.year]]})
    if "accessed" in changed:
        day = now.accessed
        _put(csl, "accessed", day and {"date-parts": [[day.year, day.month, day.day]]})
    return csl


def _put(csl: CSL, key: str, value: Any) -> None:
    if value:
        csl[key] = value
    else:
        csl.pop(key, None)


def _parse_identifier(kind: Kind, text: Any) -> str | None:
    with suppress(InvalidIdentifier):
        return normalise(kind, str(text)) if text else None
    return None


def _find_isbn(value: Any) -> str:
    """Return the first valid ISBN; editions share a record."""
    texts = value if isinstance(value, list) else [value]
    found = scan_identifiers("\n".join(f"ISBN {text}" for text in map(clean_text, texts) if text))
    right = (one for one in found if not isinstance(one, InvalidIdentifier))
    return next((one.value for one in right if one.kind is Kind.ISBN), "")
