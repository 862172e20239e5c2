"""Read PubMed's `.nbib` (MEDLINE) format.

Source: NLM, "MEDLINE/PubMed Data Element (Field) Descriptions". Read by rispy's parser, made for
formats like this; the package named nbib drops fields silently and is not kept up.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rispy import RisParser

from evidence.csl.fields import CSL, clean_csl
from evidence.csl.names import parse_name
from evidence.csl.pubmed import clean_pubmed_title, parse_month
from evidence.files.records import RawRecord, UnreadableRecord, split_records

START = re.compile(r"^PMID *- ", re.MULTILINE)
CONTINUED = re.compile(r"\n {6}")
TAG = re.compile(r"([A-Z]{2,4}) *- (.*)")
TAGS = ["PMID", "TI", "BTI", "JT", "TA", "DP", "VI", "IP", "PG", "PMC", "PB", "PL", "LA"]
LISTED = ["FAU", "AU", "CN", "FED", "LID", "AID", "ISBN", "IS"]
END = "END"


class PubmedParser(RisParser):
    """Each tag is its own name; records have no end tag, so one is added."""

    START_TAG = "PMID"
    END_TAG = END
    DEFAULT_MAPPING = {tag: tag for tag in [*TAGS, *LISTED]}
    DEFAULT_LIST_TAGS = LISTED
    DEFAULT_DELIMITER_MAPPING: ClassVar[dict[str, str]] = {}

    def parse_line(self, line: str) -> tuple[str, str]:
        match = TAG.fullmatch(line.rstrip())
        return (match[1], match[2].strip()) if match else (END if line == END else "", line)


def read_nbib(text: str) -> Iterator[CSL | UnreadableRecord]:
    """Return each record of a `.nbib` file as CSL-JSON, or why it cannot be read."""
    for record in split_records(text, START):
        yield _read(record)


def _read(record: RawRecord) -> CSL | UnreadableRecord:
    lines = CONTINUED.sub(" ", record.text).splitlines()
    parsed = PubmedParser(skip_unknown_tags=True).parse_lines(iter([*filter(None, lines), END]))
    csl = clean_csl(_build_csl(next(iter(parsed), {})))
    return csl if "title" in csl else record.refused(_("it has no title (“TI  -”)."))


def _build_csl(fields: Mapping[str, Any]) -> dict[str, Any]:
    title, book = (
        clean_pubmed_title(fields.get("TI", "")),
        clean_pubmed_title(fields.get("BTI", "")),
    )
    return {
        "type": "article-journal" if not book else "chapter" if title else "book",
        "title": title or book,
        "author": _parse_authors(fields),
        "editor": [parse_name(line) for line in fields.get("FED", [])],
        "container-title": (book if title else "") or fields.get("JT") or fields.get("TA"),
        "container-title-short": fields.get("TA"),
        "publisher": fields.get("PB"),
        "publisher-place": fields.get("PL"),
        "volume": fields.get("VI"),
        "issue": fields.get("IP"),
        "page": fields.get("PG"),
        "issued": _parse_issued(fields.get("DP", "")),
        "language": fields.get("LA"),
        "PMID": fields.get("PMID"),
        "PMCID": fields.get("PMC"),
        "DOI": _find_doi([*fields.get("LID", []), *fields.get("AID", [])]),
        "ISBN": fields.get("ISBN"),
        "ISSN": next(iter(fields.get("IS", [])), "").partition(" ")[0],
    }


def _parse_authors(fields: Mapping[str, Any]) -> list[dict[str, str]]:
    people = fields.get("FAU") or [
        re.sub(r" (\S+)$", r", \1", line) for line in fields.get("AU", [])
    ]
    groups = [{"literal": line} for line in fields.get("CN", [])]
    return [*map(parse_name, people), *groups]


def _parse_issued(text: str) -> dict[str, Any]:
    """Return the date of "2019 May 1", "2019 May-Jun" or "2019 Spring"."""
    year, month, day = (*text.split(), "", "", "")[:3]
    return {"date-parts": [[year[:4], parse_month(month), day if "-" not in month else ""]]}


def _find_doi(values: list[str]) -> str:
    return next((one.partition(" ")[0] for one in values if one.endswith("[doi]")), "")
