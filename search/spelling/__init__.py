"""Misspelt words of a search. Pure: the engine says which words no article has.

A word is taken for another only when no article has it and no list knows it, and readers are
told. Names of medicines get special care: two that look alike may be taken for quite different
things, so what may be a medicine is never replaced; readers are asked.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from search.languages import ENGLISH
from search.synonyms import key_of

FOLDER = Path(__file__).parent
MIN_LETTERS = 4
# From so many letters on, two mistakes are forgiven.
LONG = 7
# Common endings of the international nonproprietary names of medicines (WHO, "The use of stems in
# the selection of INN", 2018): a word with one may be a medicine that no list here knows.
MEDICINE = re.compile(
    "cef.{4,}|.{3,}(?:pril|sartan|olol|alol|ilol|dipine|statin|prazole|conazole|nidazole|bendazole|"
    "azepam|azolam|barbital|oxetine|ipramine|triptyline|triptan|setron|coxib|profen|oxicam|fenac|"
    "caine|cillin|mycin|micin|cycline|floxacin|navir|ciclovir|buvir|mab|tinib|rafenib|zomib|gliptin|"
    "gliflozin|glutide|glitazone|formin|semide|thiazide|parin|xaban|gatran|grel|fibrate|dronate|"
    "dronic|solone|sone|onide|terol|tropium|phylline|lukast|tidine|atadine|izine|peridone|apine|"
    "piprazole|bactam|gabalin|racetam|codone|morphone|orphan|fentanil|afil|zosin|steride|trozole|"
    "lutamide|relin|stigmine|dopa|curium|platin|rubicin|taxel|poetin)"
)


@dataclass(frozen=True)
class Spelling:
    """What to make of a search: words `replaced`, and `doubtful` ones with the medicine meant."""

    replaced: Mapping[str, str]
    doubtful: Mapping[str, str]


def check(unknown: Mapping[str, Mapping[str, int]]) -> Spelling:
    """Return what to make of words that no article has, from the similar words that some have."""
    replaced: dict[str, str] = {}
    doubtful: dict[str, str] = {}
    for word, similar in unknown.items():
        best = best_match(word, similar)
        if best:
            (doubtful if _is_medicine(best) else replaced)[word] = best
    return Spelling(replaced, doubtful)


def best_match(word: str, similar: Mapping[str, int]) -> str:
    """Return the similar word that was most likely meant; empty if the word may be right."""
    if not may_be_misspelt(word):
        return ""
    stem = key_of([word])
    if any(key_of([other]) == stem for other in similar):
        return ""
    near = [other for other in similar if OSA.distance(word, other) <= allowed_edits(word)]
    return max(near, key=lambda other: _likelihood(word, other, similar[other]), default="")


def may_be_misspelt(word: str) -> bool:
    """Whether it is a word long enough to tell, and not known to be right."""
    return (
        len(word) >= MIN_LETTERS
        and word.isalpha()
        and word not in known_words()
        and word not in ENGLISH.stop_words
    )


def allowed_edits(word: str) -> int:
    """Return how many letters of a word may be wrong: 1, or 2 in a long one."""
    return 2 if len(word) >= LONG else 1


def _likelihood(word: str, other: str, articles: int) -> float:
    """Fewer edits first; then the same first and last letter, then the commoner word."""
    same_ends = 1.5 * (word[0] == other[0]) + 0.5 * (word[-1] == other[-1])
    return -3 * OSA.distance(word, other) + same_ends + 0.5 * math.log(max(articles, 1))


def _is_medicine(word: str) -> bool:
    return word in _listed("drugs.txt") or bool(MEDICINE.fullmatch(word))


@cache
def known_words() -> frozenset[str]:
    """Return the words that are right though no article has them."""
    return _listed("drugs.txt") | _listed("medical_words.txt")


@cache
def _listed(name: str) -> frozenset[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
