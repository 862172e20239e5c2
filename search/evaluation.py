"""Measures of a ranking against human judgements. Pure.

nDCG as in trec_eval (Järvelin and Kekäläinen 2002, doi:10.1145/582415.582418): the grade is the
gain, discounted by log2(rank + 1), over that of the best possible order. Questions without any
relevant document are left out.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Grades = Mapping[str, int]


def ndcg(ranked: Sequence[str], grades: Grades, depth: int = 10) -> float:
    """Return the nDCG of the first `depth` documents, from 0 to 1."""
    best = _compute_gain(sorted(grades.values(), reverse=True)[:depth])
    return (
        _compute_gain([grades.get(document, 0) for document in ranked[:depth]]) / best
        if best
        else 0.0
    )


def recall(ranked: Sequence[str], grades: Grades, depth: int = 100) -> float:
    """Return the share of the relevant documents among the first `depth`, from 0 to 1."""
    relevant = {document for document, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranked[:depth])) / len(relevant) if relevant else 0.0


def _compute_gain(grades: Sequence[int]) -> float:
    return sum(max(grade, 0) / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


@dataclass(frozen=True)
class Interval:
    """A mean difference, and the bounds that hold 95 of 100 resamplings of the questions."""

    mean: float
    low: float
    high: float


def paired_bootstrap(ours: Sequence[float], theirs: Sequence[float], seed: int = 1) -> Interval:
    """Return the mean gain over the peer by question (10,000 resamplings, percentiles)."""
    differences = [a - b for a, b in zip(ours, theirs, strict=True)]
    chance = random.Random(seed)  # noqa: S311, a statistic, not a secret
    means = sorted(
        _compute_mean(chance.choices(differences, k=len(differences))) for _ in range(10_000)
    )
    return Interval(_compute_mean(differences), means[250], means[9_749])


def with_typo(text: str, chance: random.Random) -> str:
    """Return the text with one letter of one word of four letters or more changed or lost."""
    words = text.split()
    long = [number for number, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if long:
        number = chance.choice(long)
        words[number] = _misspell(words[number], chance)
    return " ".join(words)


def _misspell(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def _compute_mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0
