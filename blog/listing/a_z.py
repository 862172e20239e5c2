"""The order in which a reader looks for a title.

Accents and case do not matter, nor do marks and a first "The", "A" or "An", as in a library.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

DIGITS = "0–9"
FIRST_ARTICLE = re.compile(r"^(?:the|an|a)\s+(?=\w)")


@dataclass(frozen=True)
class Entry:
    title: str
    url: str


@dataclass(frozen=True)
class Letter:
    """A letter, or "0–9", with what is filed there."""

    name: str
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        return "letter-" + ("digits" if self.name == DIGITS else self.name.lower())


def build_filing_key(title: str) -> str:
    """Return what a title is sorted by: "The Élan" gives "elan"."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"^\W+", "", plain)
    return FIRST_ARTICLE.sub("", plain)


def get_letter(title: str) -> str:
    """Return the capital that a title is filed under; what begins with no letter is under 0–9."""
    first = build_filing_key(title)[:1]
    return first.upper() if first.isalpha() else DIGITS


def list_letters(entries: Iterable[Entry]) -> list[Letter]:
    """Return the letters that have entries, figures first, each with its entries in order."""
    filed = [(get_letter(entry.title), build_filing_key(entry.title), entry) for entry in entries]
    filed.sort(key=lambda one: (one[0] != DIGITS, one[0], one[1], one[2].title))
    grouped = groupby(filed, key=itemgetter(0))
    return [Letter(name, tuple(entry for *_, entry in under)) for name, under in grouped]
