"""Grade the difficulty of a text, in years of school, by two formulas.

Flesch-Kincaid grade: Kincaid, Fishburne, Rogers and Chissom (1975), "Derivation of new
readability formulas for Navy enlisted personnel", Research Branch Report 8-75.
SMOG grade: McLaughlin (1969), "SMOG grading: a new readability formula", Journal of Reading
12(8), 639-646.

SMOG was fitted to readers who understood all of a text, so it is mostly the higher by a grade or
two. Neither knows whether a text makes sense.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from blog.readability.reading_time import extract_words
from blog.readability.sentences import list_sentences
from blog.readability.syllables import count_syllables

# Flesch's samples were of 100 words; the grade of fewer hangs on a single long one.
MIN_WORDS = 100
# SMOG counts 30 sentences. With fewer, their long words are scaled up, and from fewer than 5
# there is no telling.
SMOG_SENTENCES = 30
MIN_SMOG_SENTENCES = 5


@dataclass(frozen=True)
class Counts:
    """What a text has of each; `long_words` are those of three syllables or more."""

    sentences: int
    words: int
    syllables: int
    long_words: int

    @property
    def flesch_kincaid(self) -> float:
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """The grade; with other than 30 sentences, that of 30 like these."""
        return 3.1291 + 1.0430 * math.sqrt(SMOG_SENTENCES * self.long_words / self.sentences)


@dataclass(frozen=True)
class Grades:
    """The school grades by both formulas; `smog` is None of too few sentences."""

    sentences: int
    flesch_kincaid: float
    smog: float | None

    @property
    def mean(self) -> float:
        """The mean of both grades, or the one there is."""
        return self.flesch_kincaid if self.smog is None else (self.flesch_kincaid + self.smog) / 2

    @property
    def is_scaled(self) -> bool:
        """Whether SMOG had fewer sentences than it was made for."""
        return self.sentences < SMOG_SENTENCES


def measure_text(passages: Iterable[str]) -> Counts:
    """Return what is in the passages; no sentence goes on from one to the next."""
    found = [extract_words(s) for passage in passages for s in list_sentences(passage)]
    sizes = [count_syllables(word) for sentence in found for word in sentence]
    return Counts(
        sentences=sum(map(bool, found)),
        words=len(sizes),
        syllables=sum(sizes),
        long_words=sum(size >= 3 for size in sizes),
    )


@lru_cache(512)  # two checks ask for those of one part
def compute_grades(passages: tuple[str, ...]) -> Grades | None:
    """Return the grades of a text, or None if it is too short to judge."""
    counted = measure_text(passages)
    if counted.words < MIN_WORDS:
        return None
    has_smog = counted.sentences >= MIN_SMOG_SENTENCES
    return Grades(counted.sentences, counted.flesch_kincaid, counted.smog if has_smog else None)
