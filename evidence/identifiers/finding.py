"""Find identifiers of sources in pasted text. No database."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import unquote

from django.utils.translation import gettext as _

from evidence.identifiers.isbn import normalise_isbn
from evidence.identifiers.patterns import (
    GAP,
    ISBN,
    LABEL,
    LIST_NUMBER,
    LONG_WORD,
    RULES,
    WORD,
)
from evidence.identifiers.values import (
    INVISIBLE,
    MAX_URL,
    NEXT_ONE,
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
    normalise_url,
    shorten,
    trim,
)


class Kind(StrEnum):
    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ISBN = "isbn"
    URL = "url"


NAMES = {kind: kind.upper() for kind in Kind}
VALUES = {
    Kind.DOI: normalise_doi,
    Kind.PMID: normalise_pmid,
    Kind.PMCID: normalise_pmcid,
    Kind.ISBN: normalise_isbn,
    Kind.URL: normalise_url,
}
PATTERNS = [(Kind(kind), re.compile(rule, re.IGNORECASE)) for kind, rule in RULES]


@dataclass(frozen=True)
class Identifier:
    """`value` is in the one form that is stored and compared."""

    kind: Kind
    value: str

    def __str__(self) -> str:
        return (
            self.value
            if self.kind in (Kind.URL, Kind.PMCID)
            else f"{NAMES[self.kind]} {self.value}"
        )


class InvalidIdentifier(ValueError):
    """The text is no valid identifier; the message quotes it and gives the reason."""


def parse_identifiers(text: str) -> list[Identifier]:
    """Return the identifiers in a text, each once; `InvalidIdentifier` for any other text."""
    found = []
    for item in scan_identifiers(text):
        if isinstance(item, InvalidIdentifier):
            raise item
        found.append(item)
    return found


def scan_identifiers(text: str) -> list[Identifier | InvalidIdentifier]:
    """Return the identifiers in a text, each once, and its invalid parts, in order.

    A number is a PMID only on a line of nothing but numbers: years and pages are numbers too.
    """
    lines = INVISIBLE.sub("", text).splitlines()
    return list(dict.fromkeys(item for line in lines for item in _scan_line(line)))


def normalise(kind: Kind, text: str) -> str:
    """Return the stored form of a text's one identifier; `InvalidIdentifier` if of no such kind."""
    text = text.strip()
    if kind in (Kind.ISBN, Kind.PMCID) and re.fullmatch(r"[0-9Xx -]+", text):
        text = f"{kind}: {text}"
    found = parse_identifiers(text)
    if [identifier.kind for identifier in found] != [kind]:
        raise _refuse_kind(kind, text)
    return found[0].value


def parse_identifier(kind: Kind, text: Any) -> str:
    """Return the stored form of a value found elsewhere; empty if it is no such identifier."""
    with suppress(InvalidIdentifier):
        return normalise(kind, str(text)) if text else ""
    return ""


def _scan_line(line: str) -> Iterator[Identifier | InvalidIdentifier]:
    place = _skip_gap(line, match.end() if (match := LIST_NUMBER.match(line)) else 0)
    numbers_only = all(map(_is_number, re.split(r"[\s,;]+", line[place:].strip(" ,;\t"))))
    unknown_from = None
    while place < len(line):
        item, end = _read(line, place, numbers_only)
        if item is None:
            unknown_from = place if unknown_from is None else unknown_from
        else:
            if unknown_from is not None:
                yield _refuse_text(line[unknown_from:place])
                unknown_from = None
            yield item
        place = _skip_gap(line, max(end, place + 1))
    if unknown_from is not None:
        yield _refuse_text(line[unknown_from:])


def _read(
    line: str, place: int, numbers_only: bool
) -> tuple[Identifier | InvalidIdentifier | None, int]:
    """Return the item that begins at a place, and its end; None for a word of no known form."""
    label = LABEL.match(line, place)
    kind = Kind(label[1].lower()) if label else None
    start = label.end() if label else place
    if kind in (None, Kind.ISBN) and (isbn := ISBN.match(line, start)):
        return _make(Kind.ISBN, isbn[0]), isbn.end()
    end = _find_word_end(line, start)
    word = trim(line[start:end]) if end - start <= MAX_URL else ""
    if kind is not None and re.fullmatch(r"[0-9Xx-]+", word):
        return _make(kind, word), end
    if numbers_only and _is_number(word):
        return _make(Kind.PMID, word), end
    found = _match_pattern(word)
    return (_refuse_kind(kind, line[place:end]) if kind and not found else found), end


def _match_pattern(word: str) -> Identifier | InvalidIdentifier | None:
    for kind, pattern in PATTERNS:
        if match := pattern.fullmatch(word):
            link = match.groupdict().get("link")
            return _make(kind, unquote(link) if link else match["value"])
    return None


def _make(kind: Kind, text: str) -> Identifier | InvalidIdentifier:
    try:
        return Identifier(kind, VALUES[kind](text))
    except ValueError as error:
        return InvalidIdentifier(str(error))


def _skip_gap(line: str, place: int) -> int:
    gap = GAP.match(line, place)
    return gap.end() if gap else place


def _find_word_end(line: str, start: int) -> int:
    """Return the end of a word; only DOIs and addresses hold commas, up to the next of either."""
    word = LONG_WORD.match(line, start) or WORD.match(line, start)
    end = word.end() if word else start
    next_one = NEXT_ONE.search(line, start, end)
    return next_one.start() if next_one else end


def _is_number(word: str) -> bool:
    return re.fullmatch("[0-9]+[.]?", word) is not None


def _refuse_text(text: str) -> InvalidIdentifier:
    reason = _("“%(text)s” is not a DOI, PMID, PMCID, ISBN or web address.")
    return InvalidIdentifier(reason % {"text": shorten(text)})


def _refuse_kind(kind: Kind, text: str) -> InvalidIdentifier:
    reason = _("“%(text)s” is not a valid %(kind)s.")
    return InvalidIdentifier(reason % {"text": shorten(text), "kind": NAMES[kind]})
