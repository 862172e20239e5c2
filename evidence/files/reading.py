"""Detect the format of a pasted file and read its records."""

import re
from collections.abc import Callable, Iterator

from evidence.csl.fields import CSL
from evidence.files.bibtex import read_bibtex
from evidence.files.nbib import read_nbib
from evidence.files.records import UnreadableRecord
from evidence.files.ris import NARROW, read_ris
from evidence.files.ris import START as RIS_START
from evidence.identifiers.values import INVISIBLE

Reader = Callable[[str], Iterator[CSL | UnreadableRecord]]

NBIB_START = re.compile(r"^PMID *- *[0-9]", re.MULTILINE)
NBIB_LINE = re.compile(r"^(?:TI|BTI|DP|AU|FAU|SO) *- ", re.MULTILINE)
BIBTEX_START = re.compile(r"^\s*@\s*[a-zA-Z]+\s*[{(]", re.MULTILINE)


def choose_reader(text: str) -> Reader | None:
    """Return the reader of a text's format; None if the format is unknown."""
    if RIS_START.search(NARROW.sub(r"\1  -", text)):
        return read_ris
    if NBIB_START.search(text) and NBIB_LINE.search(text):
        return read_nbib
    return read_bibtex if BIBTEX_START.search(text) else None


def read_records(text: str) -> list[CSL | UnreadableRecord] | None:
    """Return a file's records as CSL-JSON, or why one cannot be read; None if it is no file."""
    lines = INVISIBLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    reader = choose_reader(lines)
    return list(reader(lines)) if reader else None
