"""CSL-JSON of a source, and the fields of it that editors see and change.

Source: citation-style-language/schema, csl-data.json and the variables of CSL 1.0.2. A reference
keeps all that was found of it; what an editor has changed since wins over what is kept.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from evidence.choices import ReferenceType
from evidence.csl.cleaning import clean_text, clean_title
from evidence.csl.dates import date_of, parts_of
from evidence.csl.names import ROLES, clean_names, lines_of, names_of
from evidence.identifiers.finding import InvalidIdentifier, Kind, normalised, scan_identifiers

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
    """Return valid CSL-JSON of what is known, cleaned, out of an untrusted object."""
    csl: CSL = {"type": raw.get("type")} if raw.get("type") in ReferenceType.values else {}
    for key in (*TITLES, *TEXTS):
        text = clean_title(raw.get(key)) if key in TITLES else clean_text(raw.get(key))
        csl |= {key: text[:MAX_TEXT]} if text else {}
    for key in ROLES:
        names = clean_names(raw.get(key))
        csl |= {key: names} if names else {}
    for key in DATES:
        parts = parts_of(raw.get(key))
        csl |= {key: {"date-parts": [parts]}} if parts else {}
    isbn = _first_isbn(raw.get("ISBN"))
    return csl | {"ISBN": isbn} if isbn else csl


def fields_of(csl: Mapping[str, Any]) -> Fields:
    """Return the fields of cleaned CSL-JSON; an identifier that is none is left out."""
    texts: dict[str, Any] = {field: csl.get(key, "") for field, key in TEXT_FIELDS.items()}
    found = {field: _identifier(Kind(field), csl.get(key)) for field, key in IDENTIFIERS.items()}
    kind, parts = csl.get("type") or Fields.type, parts_of(csl.get("issued"))
    if kind in CONTAINED:
        found["isbn"] = None
    return Fields(
        type=kind,
        authors=lines_of(csl.get("author", [])),
        year=parts[0] if parts else None,
        accessed=date_of(csl.get("accessed")),
        **texts | {"url": _identifier(Kind.URL, csl.get("URL")) or ""} | found,
    )


def csl_of(now: Fields, kept: Mapping[str, Any]) -> CSL:
    """Return CSL-JSON that says what the fields say, and all that is kept besides."""
    was = fields_of(kept)
    csl: CSL = dict(kept) | {"type": now.type}
    changed = {
        field.name for field in fields(Fields) if asdict(now)[field.name] != asdict(was)[field.name]
    }
    for field, key in (TEXT_FIELDS | IDENTIFIERS).items():
        if field in changed:
            _put(csl, key, getattr(now, field))
    if "authors" in changed:
        _put(csl, "author", names_of(now.authors, kept.get("author", [])))
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


def _identifier(kind: Kind, text: Any) -> str | None:
    with suppress(InvalidIdentifier):
        return normalised(kind, str(text)) if text else None
    return None


def _first_isbn(value: Any) -> str:
    """Editions share a record: the first ISBN that is right stands for the book."""
    texts = value if isinstance(value, list) else [value]
    found = scan_identifiers("\n".join(f"ISBN {text}" for text in map(clean_text, texts) if text))
    right = (one for one in found if not isinstance(one, InvalidIdentifier))
    return next((one.value for one in right if one.kind is Kind.ISBN), "")
