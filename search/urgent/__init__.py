"""Does a search speak of an emergency? Pure: works with the search engine down.

The words to look for are reviewed data, in emergencies.toml.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

PATTERNS = Path(__file__).with_name("emergencies.toml")
# Signs stand close together; in a long message words far apart have little to do with each other.
STRETCH = 8
FORGIVING_LENGTH = 5
MAX_CHARACTERS = 2_000


@dataclass(frozen=True)
class Word:
    """A word to look for; with `is_stem`, any ending will do."""

    text: str
    is_stem: bool

    def matches(self, word: str) -> bool:
        if word == self.text or (self.is_stem and word.startswith(self.text)):
            return True
        if len(self.text) < FORGIVING_LENGTH:
            return False
        start = word[: len(self.text)] if self.is_stem else word
        return OSA.distance(start, self.text, score_cutoff=1) <= 1


Group = frozenset[Word]
Sign = tuple[Group, ...]
# For each word of a query, the words to look for that it may be.
Meanings = Sequence[Group]


@dataclass(frozen=True)
class Emergency:
    """A kind of emergency: any of its signs speaks of it, unless another word denies it."""

    name: str
    heading: str
    signs: tuple[Sign, ...]
    unless: Group

    def is_in(self, meanings: Meanings) -> bool:
        if any(self.unless & meaning for meaning in meanings):
            return False
        return any(_is_sign_in(sign, meanings) for sign in self.signs)


def find_emergency(text: str) -> Emergency | None:
    """Return the emergency that the words of a reader speak of, the first in the list; or None.

    Of a longer message the first 2,000 characters count.
    """
    meanings = [_meaning(word) for word in _words(text[:MAX_CHARACTERS])]
    return next((emergency for emergency in emergencies() if emergency.is_in(meanings)), None)


@cache
def emergencies() -> tuple[Emergency, ...]:
    """Return all kinds of emergency, in the order of the file."""
    listed = tomllib.loads(PATTERNS.read_text(encoding="utf-8"))["emergencies"]
    return tuple(
        Emergency(
            name=entry["name"],
            heading=entry["heading"],
            signs=tuple(_sign(text) for text in entry["signs"]),
            unless=_group("|".join(entry["unless"])),
        )
        for entry in listed
    )


def _sign(text: str) -> Sign:
    return tuple(_group(part) for part in text.split(" + "))


def _group(text: str) -> Group:
    return frozenset(Word(word.rstrip("*"), word.endswith("*")) for word in text.split("|") if word)


@cache
def _words_by_letter() -> dict[str, list[Word]]:
    """Return all words to look for; a word shares its first letter with all that it may be."""
    wanted: dict[str, list[Word]] = defaultdict(list)
    for emergency in emergencies():
        for word in emergency.unless.union(*(group for sign in emergency.signs for group in sign)):
            wanted[word.text[0]].append(word)
    return wanted


def _meaning(word: str) -> Group:
    return frozenset(w for w in _words_by_letter().get(word[0], ()) if w.matches(word))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"['’`]", "", text.lower()))


def _is_sign_in(sign: Sign, meanings: Meanings) -> bool:
    places = [[i for i, meaning in enumerate(meanings) if group & meaning] for group in sign]
    if not all(places):
        return False
    return any(_all_near(places, start) for start in {place for group in places for place in group})


def _all_near(places: Sequence[Sequence[int]], start: int) -> bool:
    """Whether each group has a place within a stretch from here, not all of them the same."""
    near = [{p for p in group if start <= p < start + STRETCH} for group in places]
    return all(near) and len(set.union(*near)) >= min(len(near), 2)
