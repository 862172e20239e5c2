"""Read RIS, as reference managers and journals export it.

Source: "RIS Format Specifications" (Research Information Systems, 2011 revision).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import rispy
from django.utils.translation import gettext as _

from evidence.csl.fields import CSL, clean_csl
from evidence.csl.names import parse_name
from evidence.files.records import RawRecord, UnreadableRecord, split_records

START = re.compile(r"^TY {1,2}- ?", re.MULTILINE)
END = re.compile(r"^ER {1,2}-", re.MULTILINE)
NARROW = re.compile(r"^([A-Z][A-Z0-9]) -", re.MULTILINE)
TYPES = {
    "JOUR": "article-journal",
    "EJOUR": "article-journal",
    "JFULL": "article-journal",
    "MGZN": "article-journal",
    "INPR": "article-journal",
    "ABST": "article-journal",
    "NEWS": "article-newspaper",
    "UNPB": "article",
    "MANSCPT": "article",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "ENCYC": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "GOVDOC": "report",
    "STAND": "report",
    "THES": "thesis",
    "DATA": "dataset",
    "DBASE": "dataset",
    "ELEC": "webpage",
    "BLOG": "webpage",
    "ICOMM": "webpage",
}
CONTAINERS = ("secondary_title", "journal_name", "alternate_title3", "alternate_title2")
# Where EndNote keeps PubMed's number for the full text.
PMCID = re.compile(r"PMC[0-9]+")


def read_ris(text: str) -> Iterator[CSL | UnreadableRecord]:
    """Return each record of a RIS file as CSL-JSON, or why it cannot be read."""
    for record in split_records(NARROW.sub(r"\1  -", text), START):
        yield _read(record)


def _read(record: RawRecord) -> CSL | UnreadableRecord:
    if not END.search(record.text):
        return record.refused(_("it has no end (“ER  -”); the file may be cut off."))
    fields: dict[str, Any] = next(iter(rispy.loads(record.text)), {})
    csl = clean_csl(_build_csl(fields))
    return csl if "title" in csl else record.refused(_("it has no title (“TI  -”)."))


def _build_csl(fields: Mapping[str, Any]) -> dict[str, Any]:
    kind = str(fields.get("type_of_reference", ""))
    number = fields.get("issn", "")
    dated = fields.get("date") or fields.get("year") or fields.get("publication_year") or ""
    return {
        "type": TYPES.get(kind, "document"),
        "title": fields.get("title") or fields.get("primary_title"),
        "author": _parse_names([*fields.get("authors", []), *fields.get("first_authors", [])]),
        "editor": _parse_names(fields.get("secondary_authors", [])),
        "container-title": next((fields[key] for key in CONTAINERS if fields.get(key)), ""),
        "publisher": fields.get("publisher"),
        "publisher-place": fields.get("place_published"),
        "volume": fields.get("volume"),
        "issue": fields.get("number"),
        "edition": fields.get("edition"),
        "page": _format_pages(fields),
        "issued": _parse_date(dated),
        "accessed": _parse_date(fields.get("access_date", "")),
        "DOI": fields.get("doi"),
        "PMCID": found[0] if (found := PMCID.fullmatch(fields.get("custom2", ""))) else "",
        "URL": next(iter(fields.get("urls", [])), ""),
        "ISBN" if len(re.sub(r"[^0-9Xx]", "", number)) >= 10 else "ISSN": number,
    }


def _parse_names(lines: list[str]) -> list[dict[str, str]]:
    return [parse_name(line) for line in lines if line.strip()]


def _format_pages(fields: Mapping[str, Any]) -> str:
    start, end = fields.get("start_page", ""), fields.get("end_page", "")
    return f"{start}-{end}" if end and end != start and "-" not in start else start


def _parse_date(text: str) -> dict[str, Any]:
    """Return the date of YYYY/MM/DD/other; some programs write hyphens."""
    return {"date-parts": [re.split(r"[/-]", text.strip())]}
