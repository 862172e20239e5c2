"""CSL-JSON from anywhere, made into what the schema allows: names, dates and text of one shape.

Source of the shape: https://github.com/citation-style-language/schema, csl-data.json.
"""

import re
from collections.abc import Mapping
from itertools import islice

from evidence.markup import marked, plain

MAX_NAMES = 200
MAX_DATE_WORDS = 100
NAMES = ("author", "editor", "translator", "collection-editor", "container-author")
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
NAME_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
# What Crossref calls a type where CSL has another word, even in its CSL-JSON.
TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "monograph": "book",
    "edited-book": "book",
    "posted-content": "article",
    "proceedings-article": "paper-conference",
    "dissertation": "thesis",
}
ISO_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?")
# DOI as Crossref advises to match it, any character that can be seen; PubMed numbers from 1.
IDENTIFIERS = {
    "DOI": re.compile("10\\.\\d{4,9}/[^\\s\x00-\x1f\x7f-\x9f\ud800-\uf8ff]+"),
    "PMID": re.compile(r"\b[1-9]\d{0,8}\b", re.ASCII),
    "PMCID": re.compile(r"\b(?:PMC)?[1-9]\d{0,8}\b", re.ASCII),
    "ISBN": re.compile(r"\d[\d -]{8,15}[\dX]", re.ASCII),
    "ISSN": re.compile(r"\d{4}-\d{3}[\dX]", re.ASCII),
}

Csl = Mapping[str, object]


def relevant(csl: object) -> dict[str, object]:
    """Return the fields that an entry is made of; none if this is no object."""
    fields = ("type", "title", "journalAbbreviation", "URL", "DOI", "PMID", *NAMES, *DATES, *TEXTS)
    return (
        {field: csl[field] for field in fields if field in csl} if isinstance(csl, Mapping) else {}
    )


def tidy(csl: Csl) -> dict[str, object]:
    """Return CSL-JSON without empty or malformed fields. The title is marked text."""
    kind = as_text(csl.get("type"))
    short = csl.get("container-title-short") or csl.get("journalAbbreviation")
    tidied: dict[str, object] = {field: plain(as_text(csl.get(field))) for field in TEXTS}
    tidied |= {
        "title": marked(as_text(csl.get("title"))),
        "container-title-short": plain(as_text(short)),
        # Identifiers are linked beside an entry, so an address that leads to the same is left out.
        "URL": "" if {"DOI", "PMID"} & identifiers(csl).keys() else web_address(csl.get("URL")),
    }
    tidied |= {field: tidy_names(csl.get(field)) for field in NAMES}
    tidied |= {field: tidy_date(csl.get(field)) for field in DATES}
    return {"type": TYPES.get(kind, kind)} | {key: value for key, value in tidied.items() if value}


def identifiers(csl: Csl) -> dict[str, str]:
    """Return what identifies a source, by the names of CSL; what is malformed is left out."""
    found = {name: form.search(as_text(csl.get(name))) for name, form in IDENTIFIERS.items()}
    return {name: match[0] for name, match in found.items() if match}


def as_text(value: object) -> str:
    """Return text of text, a number, or the first in a list; of anything else, nothing."""
    if isinstance(value, list | tuple) and value:
        value = value[0]
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def web_address(value: object) -> str:
    found = re.fullmatch(r"https?://[^\s<>\"]+", plain(as_text(value)), re.IGNORECASE)
    return found[0] if found else ""


def tidy_names(value: object) -> list[dict[str, str]]:
    """Return people and organisations; a name that is text alone is taken as it is."""
    names = value if isinstance(value, list) else [value]
    return [name for name in map(tidy_name, islice(names, MAX_NAMES)) if name]


def tidy_name(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        literal = plain(as_text(value))
        return {"literal": literal} if literal else {}
    parts = {part: plain(as_text(value.get(part))) for part in NAME_PARTS}
    whole = value.get("literal") or value.get("name")
    if parts["family"] and not whole:
        return {part: text for part, text in parts.items() if text}
    literal = plain(as_text(whole)) or parts["given"]
    return {"literal": literal} if literal else {}


def tidy_date(value: object) -> dict[str, object]:
    """Return a date by year, month, day as far as they are possible, or by its words."""
    if not isinstance(value, Mapping):
        return date_of_words(as_text(value))
    parts = value.get("date-parts")
    dates = [tidy_parts(date) for date in parts] if isinstance(parts, list) else []
    if dates and dates[0]:
        return {"date-parts": dates[:1]}
    return date_of_words(as_text(value.get("literal") or value.get("raw")))


def tidy_parts(value: object) -> list[int]:
    """Return year, month and day, ending before the first that cannot be."""
    parts: list[int] = []
    ranges = ((1, 9999), (1, 12), (1, 31))
    for text, (low, high) in zip(
        value if isinstance(value, list) else [value], ranges, strict=False
    ):
        digits = as_text(text).strip()
        if not (digits.isascii() and digits.isdigit() and low <= int(digits[:9]) <= high):
            break
        parts.append(int(digits))
    return parts


def date_of_words(text: str) -> dict[str, object]:
    words = plain(text)[:MAX_DATE_WORDS]
    if (found := ISO_DATE.fullmatch(words)) and (
        parts := tidy_parts([p for p in found.groups() if p])
    ):
        return {"date-parts": [parts]}
    return {"literal": words} if words else {}
