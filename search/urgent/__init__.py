"""Detect emergencies in searches. Pure: works with the search engine down.

The words to look for are reviewed data, in emergencies.toml.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
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
# Where in a query each of the words to look for is.
Places = Mapping[Word, Sequence[int]]


@dataclass(frozen=True)
class Emergency:
    """A kind of emergency: any of its signs indicates it, unless another word negates it."""

    name: str
    heading: str
    signs: tuple[Sign, ...]
    unless: Group

    def is_in(self, places: Places) -> bool:
        if any(word in places for word in self.unless):
            return False
        return any(_is_sign_in(sign, places) for sign in self.signs)


def find_emergency(text: str) -> Emergency | None:
    """Return the first emergency in the list that the words of a reader describe; or None.

    Of a longer message the first 2,000 characters count.
    """
    places = _find_places(_parse_words(text[:MAX_CHARACTERS]))
    return next((emergency for emergency in load_emergencies() if emergency.is_in(places)), None)


@cache
def load_emergencies() -> tuple[Emergency, ...]:
    """Return all kinds of emergency, in the order of the file."""
    listed = tomllib.loads(PATTERNS.read_text(encoding="utf-8"))["emergencies"]
    return tuple(
        Emergency(
            name=entry["name"],
            heading=entry["heading"],
            signs=tuple(_parse_sign(text) for text in entry["signs"]),
            unless=_parse_group("|".join(entry["unless"])),
        )
        for entry in listed
    )


def _parse_sign(text: str) -> Sign:
    return tuple(_parse_group(part) for part in text.split(" + "))


def _parse_group(text: str) -> Group:
    return frozenset(Word(word.rstrip("*"), word.endswith("*")) for word in text.split("|") if word)


@cache
def _load_words_by_letter() -> dict[str, list[Word]]:
    """Return all words to look for; a word shares its first letter with all that it may be."""
    wanted: dict[str, list[Word]] = defaultdict(list)
    for emergency in load_emergencies():
        for word in emergency.unless.union(*(group for sign in emergency.signs for group in sign)):
            wanted[word.text[0]].append(word)
    return wanted


def _find_places(words: Sequence[str]) -> Places:
    meanings = {word: _find_meaning(word) for word in set(words)}
    places: dict[Word, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for meaning in meanings[word]:
            places[meaning].append(place)
    return dict(places)


def _find_meaning(word: str) -> Group:
    return frozenset(w for w in _load_words_by_letter().get(word[0], ()) if w.matches(word))


def _parse_words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"['’`]", "", text.lower()))


def _is_sign_in(sign: Sign, places: Places) -> bool:
    found = [{place for word in group & places.keys() for place in places[word]} for group in sign]
    return all(found) and any(_all_near(found, start) for start in set.union(*found))


def _all_near(found: Sequence[set[int]], start: int) -> bool:
    """Return whether each group has a place within a stretch from here, not all the same."""
    stretch = range(start, start + STRETCH)
    near = [group.intersection(stretch) for group in found]
    return all(near) and len(set.union(*near)) >= min(len(near), 2)
