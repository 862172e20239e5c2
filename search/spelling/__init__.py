"""Correct misspelt words of a search. Pure: the engine reports the words that no article has.

A word is replaced only when no article and no list has it, and the page shows the replacement.
Names of medicines get special care: two that look alike may be taken for quite different things,
so a possible medicine is never replaced; the reader decides.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import OSA

from search.languages import ENGLISH
from search.synonyms import build_key

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
    """Corrections of a search: words `replaced`, and `doubtful` ones with the medicine meant."""

    replaced: Mapping[str, str]
    doubtful: Mapping[str, str]


def check(unknown: Mapping[str, Mapping[str, int]]) -> Spelling:
    """Return the corrections of words that no article has, from similar words that some have."""
    replaced: dict[str, str] = {}
    doubtful: dict[str, str] = {}
    for word, similar in unknown.items():
        best = find_best_match(word, similar)
        if best:
            (doubtful if _is_medicine(best) else replaced)[word] = best
    return Spelling(replaced, doubtful)


def find_best_match(word: str, similar: Mapping[str, int]) -> str:
    """Return the similar word that was most likely meant; empty if the word may be right."""
    if not may_be_misspelt(word):
        return ""
    stem = build_key([word])
    if any(build_key([other]) == stem for other in similar):
        return ""
    near = [other for other in similar if OSA.distance(word, other) <= count_allowed_edits(word)]
    return max(near, key=lambda other: _rank_likelihood(word, other, similar[other]), default="")


def may_be_misspelt(word: str) -> bool:
    """Return whether the word is long enough to judge, and not known to be correct."""
    return (
        len(word) >= MIN_LETTERS
        and word.isalpha()
        and word not in load_known_words()
        and word not in ENGLISH.stop_words
    )


def count_allowed_edits(word: str) -> int:
    """Return the number of letters of a word that may be wrong: 1, or 2 in a long one."""
    return 2 if len(word) >= LONG else 1


def _rank_likelihood(word: str, other: str, articles: int) -> float:
    """Fewer edits first; then the same first and last letter, then the commoner word."""
    same_ends = 1.5 * (word[0] == other[0]) + 0.5 * (word[-1] == other[-1])
    return -3 * OSA.distance(word, other) + same_ends + 0.5 * math.log(max(articles, 1))


def _is_medicine(word: str) -> bool:
    return word in _load_listed("drugs.txt") or bool(MEDICINE.fullmatch(word))


@cache
def load_known_words() -> frozenset[str]:
    """Return the listed words, which are correct even if no article has them."""
    return _load_listed("drugs.txt") | _load_listed("medical_words.txt")


@cache
def _load_listed(name: str) -> frozenset[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
