"""Normalise the CSL-JSON fields of a list entry: names, dates and text.

Source of the shape: https://github.com/citation-style-language/schema, csl-data.json. Stored
data was cleaned on arrival (`evidence.csl.fields`); here dates may also be words, and text may be
an editor's.
"""

import re
from collections.abc import Mapping
from typing import Any

from evidence.csl.cleaning import (
    Cleaner,
    clean_fields,
    extract_text,
    mark_allowed_tags,
    strip_markup,
)
from evidence.csl.dates import clean_date, parse_possible_parts
from evidence.csl.names import ROLES, clean_names
from evidence.csl.types import CROSSREF_TYPES
from evidence.identifiers.patterns import DOI

MAX_NAMES = 200
MAX_DATE_WORDS = 100
DATES = ("issued", "accessed")
TEXTS = (
    "container-title",
    "container-title-short",
    "collection-title",
    "publisher",
    "publisher-place",
    "event",
    "event-place",
    "volume",
    "issue",
    "page",
    "edition",
    "number",
    "genre",
    "medium",
    "version",
)
ISO_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?")
# PubMed numbers from 1.
IDENTIFIERS = {
    "DOI": DOI,
    "PMID": re.compile(r"\b[1-9]\d{0,8}\b", re.ASCII),
    "PMCID": re.compile(r"\b(?:PMC)?[1-9]\d{0,8}\b", re.ASCII),
    "ISBN": re.compile(r"\d[\d -]{8,15}[\dX]", re.ASCII),
    "ISSN": re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII),
}

Csl = Mapping[str, object]


def select_fields(csl: object) -> dict[str, object]:
    """Return the fields that an entry uses; none if this is no object."""
    fields = ("type", "title", "journalAbbreviation", "URL", "DOI", "PMID", *ROLES, *DATES, *TEXTS)
    return (
        {field: csl[field] for field in fields if field in csl} if isinstance(csl, Mapping) else {}
    )


def tidy(csl: Csl) -> dict[str, object]:
    """Return CSL-JSON without empty or malformed fields. The title is marked text."""
    kind = extract_text(csl.get("type"))
    short = csl.get("container-title-short") or csl.get("journalAbbreviation")
    # Identifiers are linked beside an entry, so an address that leads to the same is left out.
    url = "" if {"DOI", "PMID"} & find_identifiers(csl).keys() else csl.get("URL")
    known = {**csl, "container-title-short": short, "URL": url}
    return {"type": CROSSREF_TYPES.get(kind, kind)} | clean_fields(known, CLEANERS)


def find_identifiers(csl: Csl) -> dict[str, str]:
    """Return the identifiers of a source by CSL name; malformed ones are left out."""
    found = {name: form.search(extract_text(csl.get(name))) for name, form in IDENTIFIERS.items()}
    return {name: match[0] for name, match in found.items() if match}


def tidy_title(value: Any) -> str:
    return mark_allowed_tags(extract_text(value))


def tidy_text(value: Any) -> str:
    return strip_markup(extract_text(value))


def tidy_url(value: Any) -> str:
    found = re.fullmatch(r"https?://[^\s<>\"]+", tidy_text(value), re.IGNORECASE)
    return found[0] if found else ""


def tidy_names(value: Any) -> list[dict[str, str]]:
    """Return the names; no style shows more than the first 200."""
    return clean_names(value[:MAX_NAMES] if isinstance(value, list) else value)


def tidy_date(value: Any) -> dict[str, object]:
    """Return a date by year, month, day as far as they are possible, or by its words."""
    words = value.get("literal") or value.get("raw") if isinstance(value, Mapping) else value
    return clean_date(value) or parse_date_words(tidy_text(words)[:MAX_DATE_WORDS])


def parse_date_words(words: str) -> dict[str, object]:
    found = ISO_DATE.fullmatch(words)
    if found and (parts := parse_possible_parts([*found.groups()])):
        return {"date-parts": [parts]}
    return {"literal": words} if words else {}


CLEANERS: dict[str, Cleaner] = {
    "title": tidy_title,
    "URL": tidy_url,
    **dict.fromkeys(TEXTS, tidy_text),
    **dict.fromkeys(ROLES, tidy_names),
    **dict.fromkeys(DATES, tidy_date),
}
