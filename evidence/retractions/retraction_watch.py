"""Read Retraction Watch's file line by line.

Source of the columns: https://gitlab.com/crossref/retraction-watch-data, README.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from evidence.identifiers.patterns import DOI
from evidence.identifiers.values import MAX_DOI

MAX_LINE_BYTES = 1_000_000
COLUMNS = {
    "Record ID",
    "RetractionDate",
    "RetractionDOI",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "Reason",
}
DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: \d{1,2}:\d\d.*)?", re.ASCII)
NATURES = {"retraction", "expression of concern", "correction", "reinstatement"}


class UnreadableFile(Exception):
    """The file cannot be imported; the message names the line."""


@dataclass(frozen=True)
class Notice:
    """A record of the file; missing values are empty."""

    record_id: int
    original_doi: str
    original_pmid: str
    notice_doi: str
    nature: str
    date: date | None
    reasons: str

    @property
    def is_useful(self) -> bool:
        """True if its nature is known and its paper has an identifier."""
        return self.nature in NATURES and bool(self.original_doi or self.original_pmid)


def read_notices(path: Path) -> Iterator[Notice]:
    """Yield the records of a file; `UnreadableFile` at the first malformed line."""
    with path.open("rb") as file:
        reader = csv.reader(decode_lines(file), strict=True)
        line = 1
        try:
            columns = read_header(next(reader, []))
            line = reader.line_num + 1
            for row in reader:
                yield parse_notice(row, columns)
                line = reader.line_num + 1
        except (csv.Error, ValueError) as error:
            raise UnreadableFile(f"Line {line}: {error}.") from error
        if line == 2:
            raise UnreadableFile("Line 2: no record follows the names of the columns.")


def decode_lines(file: BinaryIO) -> Iterator[str]:
    """Yield the lines of a file as text, none longer than a million bytes."""
    for number, line in enumerate(iter(lambda: file.readline(MAX_LINE_BYTES), b""), 1):
        if len(line) == MAX_LINE_BYTES or b"\0" in line:
            raise UnreadableFile(f"Line {number}: this is no text.")
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableFile(f"Line {number}: this is not UTF-8.") from error


def read_header(names: list[str]) -> list[str]:
    """Return the names of the columns; `ValueError` if a required one is missing."""
    names = [name.strip() for name in names]
    if missing := sorted(COLUMNS - set(names)):
        raise ValueError(f"the names of these columns are not here: {', '.join(missing)}")
    return names


def parse_notice(row: list[str], columns: list[str]) -> Notice:
    """Return the record in a row; `ValueError` names the fault."""
    if len(row) != len(columns):
        raise ValueError(f"{len(columns)} columns are expected, {len(row)} are here")
    cells = dict(zip(columns, row, strict=True))
    return Notice(
        record_id=parse_record_number(cells["Record ID"]),
        original_doi=normalise_doi(cells["OriginalPaperDOI"]),
        original_pmid=normalise_pmid(cells["OriginalPaperPubMedID"]),
        notice_doi=normalise_doi(cells["RetractionDOI"]),
        nature=cells["RetractionNature"].strip().lower(),
        date=parse_day(cells["RetractionDate"]),
        reasons="; ".join(filter(None, (r.strip(" +") for r in cells["Reason"].split(";")))),
    )


def parse_record_number(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text.strip(), re.ASCII):
        raise ValueError(f"“{text[:40]}” is no number of a record")
    return int(text)


def normalise_doi(text: str) -> str:
    """Return a DOI in small letters, unescaped; empty if there is none ("unavailable")."""
    found = DOI.search(unquote(text))
    if found and len(found[0]) > MAX_DOI:
        raise ValueError(f"a DOI is longer than {MAX_DOI} characters")
    return found[0].lower() if found else ""


def normalise_pmid(text: str) -> str:
    """Return a PubMed number; empty if there is none (0)."""
    found = re.fullmatch(r"[1-9]\d{0,8}", text.strip(), re.ASCII)
    return found[0] if found else ""


def parse_day(text: str) -> date | None:
    """Return the day of "6/25/2021 0:00", None of nothing."""
    if not text.strip():
        return None
    if not (found := DATE.fullmatch(text.strip())):
        raise ValueError(f"“{text[:40]}” is no date as M/D/YYYY")
    return date(int(found[3]), int(found[1]), int(found[2]))
