"""Read BibTeX and BibLaTeX files."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    MonthIntMiddleware,
    NameParts,
    NormalizeFieldKeys,
    SeparateCoAuthors,
    SplitNameParts,
)
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock
from django.utils.translation import gettext as _

from evidence.csl.fields import CSL, clean_csl
from evidence.files.records import UnreadableRecord
from evidence.identifiers.finding import Kind, scan_identifiers

TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "book",
    "collection": "book",
    "proceedings": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "manual": "report",
    "dataset": "dataset",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "unpublished": "article",
}
KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^,\s}]+)")


def read_bibtex(text: str) -> Iterator[CSL | UnreadableRecord]:
    """Return each entry of a BibTeX file as CSL-JSON, or why it cannot be read."""
    steps = [
        NormalizeFieldKeys(),
        MonthIntMiddleware(),
        LatexDecodingMiddleware(keep_math_mode=False, keep_braced_groups=True),
        SeparateCoAuthors(),
        SplitNameParts(),
    ]
    for block in parse_string(text, append_middleware=steps).blocks:
        if isinstance(block, Entry):
            yield _read(block)
        elif isinstance(block, ParsingFailedBlock):
            yield _refuse(block)


def _read(entry: Entry) -> CSL | UnreadableRecord:
    csl = clean_csl(_build_csl(entry.entry_type.lower(), {f.key: f.value for f in entry.fields}))
    if "title" in csl:
        return csl
    return _build_refusal(entry.key, entry.start_line, _("it has no title."))


def _refuse(block: ParsingFailedBlock) -> UnreadableRecord:
    key = KEY.search(block.raw or "")
    has_twin = isinstance(block, DuplicateBlockKeyBlock)
    reason = _("another entry has this key.") if has_twin else _("a brace or quote is not closed.")
    return _build_refusal(key[1] if key else "?", block.start_line, reason)


def _build_refusal(key: str, line: int | None, reason: str) -> UnreadableRecord:
    where = _("Entry “%(key)s” (line %(line)d): %(reason)s")
    return UnreadableRecord(where % {"key": key, "line": (line or 0) + 1, "reason": reason})


def _build_csl(kind: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    def first(*keys: str) -> str:
        return next((_strip_braces(str(fields[key])) for key in keys if fields.get(key)), "")

    return {
        "type": TYPES.get(kind, "webpage" if "url" in fields else "document"),
        "title": ": ".join(filter(None, (first("title"), first("subtitle")))),
        "author": _read_names(fields.get("author")),
        "editor": _read_names(fields.get("editor")),
        "container-title": first("journal", "journaltitle", "booktitle"),
        "publisher": first("publisher", "school", "institution", "organization"),
        "publisher-place": first("address", "location"),
        "volume": first("volume"),
        "issue": first("number", "issue"),
        "edition": first("edition"),
        "page": re.sub(r"\s*[-–]+\s*", "-", first("pages")),
        "issued": _build_date(first("date"), first("year"), first("month"), first("day")),
        "accessed": _build_date(first("urldate"), "", "", ""),
        "DOI": first("doi"),
        "PMID": first("pmid") or (first("eprint") if first("eprinttype") == "pubmed" else ""),
        "PMCID": first("pmcid"),
        "ISBN": first("isbn"),
        "ISSN": first("issn"),
        "URL": first("url") or _find_url(first("howpublished")),
    }


def _read_names(value: Any) -> list[dict[str, str]]:
    return [_read_name(one) for one in value if isinstance(one, NameParts)] if value else []


def _read_name(parts: NameParts) -> dict[str, str]:
    """Return a name; an organisation is in braces, so it has no first name and no particle."""
    first, von, last, jr = (
        _strip_braces(" ".join(part)) for part in (parts.first, parts.von, parts.last, parts.jr)
    )
    if not first and not von:
        return {"literal": last}
    return {"family": last, "given": first, "non-dropping-particle": von, "suffix": jr}


def _strip_braces(text: str) -> str:
    """Return the text without braces, which protect capitals only."""
    return text.replace("{", "").replace("}", "")


def _build_date(date: str, *parts: str) -> dict[str, Any]:
    return {"date-parts": [date.partition("/")[0].split("-") if date else list(parts)]}


def _find_url(text: str) -> str:
    found = (item for item in scan_identifiers(text) if not isinstance(item, ValueError))
    return next((one.value for one in found if one.kind is Kind.URL), "")
