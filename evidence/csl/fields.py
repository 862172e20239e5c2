"""Convert between CSL-JSON of a source and the fields that editors change.

Source: citation-style-language/schema, csl-data.json and the variables of CSL 1.0.2. A reference
keeps all data found for it; later changes by an editor take precedence.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from evidence.choices import ReferenceType
from evidence.csl.cleaning import Cleaner, clean_fields, clean_text, clean_title
from evidence.csl.dates import clean_date, parse_date, parse_date_parts
from evidence.csl.names import ROLES, clean_names, format_names, parse_names
from evidence.identifiers.finding import InvalidIdentifier, Kind, parse_identifier, scan_identifiers

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
    return clean_fields(raw, CLEANERS)


def build_fields(csl: Mapping[str, Any]) -> Fields:
    """Return the fields of cleaned CSL-JSON; an invalid identifier is left out."""
    texts: dict[str, Any] = {field: csl.get(key, "") for field, key in TEXT_FIELDS.items()}
    found = {
        field: parse_identifier(Kind(field), csl.get(key)) or None
        for field, key in IDENTIFIERS.items()
    }
    kind, parts = csl.get("type") or Fields.type, parse_date_parts(csl.get("issued"))
    if kind in CONTAINED:
        found["isbn"] = None
    return Fields(
        type=kind,
        authors=format_names(csl.get("author", [])),
        year=parts[0] if parts else None,
        accessed=parse_date(csl.get("accessed")),
        **texts | {"url": parse_identifier(Kind.URL, csl.get("URL"))} | found,
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


def _clean_type(value: Any) -> str:
    return value if value in ReferenceType.values else ""


def _clean_title(value: Any) -> str:
    return clean_title(value)[:MAX_TEXT]


def _clean_text(value: Any) -> str:
    return clean_text(value)[:MAX_TEXT]


def _clean_isbn(value: Any) -> str:
    """Return the first valid ISBN, as editions share a record; without one, the text."""
    texts = value if isinstance(value, list) else [value]
    found = scan_identifiers("\n".join(f"ISBN {text}" for text in map(clean_text, texts) if text))
    right = (one for one in found if not isinstance(one, InvalidIdentifier))
    return next((one.value for one in right if one.kind is Kind.ISBN), _clean_text(value))


# For what comes in; `evidence.csl.tidy` has those for what is shown.
CLEANERS: dict[str, Cleaner] = {
    "type": _clean_type,
    **dict.fromkeys(TITLES, _clean_title),
    **dict.fromkeys(TEXTS, _clean_text),
    **dict.fromkeys(ROLES, clean_names),
    **dict.fromkeys(DATES, clean_date),
    "ISBN": _clean_isbn,
}
