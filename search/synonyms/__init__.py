"""Synonyms: shipped lists and those of editors. Pure but for reading the lists.

A query is widened, not rewritten: the words typed count most, their synonyms less.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import Stemmer

from search.languages import ENGLISH
from search.query import Alternative, SearchQuery, Term, split_words

FOLDER = Path(__file__).parent
# Spellings first: their words are the same word. Then from the surest list to the least sure.
LISTS = {"spellings.txt": 1.0, "everyday.txt": 0.5, "medquad.txt": 0.3}
EDITORS_WEIGHT = 0.5
MAX_PHRASE = 6
MAX_ALTERNATIVES = 6

Key = tuple[str, ...]
Group = Sequence[str]


@dataclass(frozen=True)
class Thesaurus:
    """Synonyms by the stems of a word or phrase."""

    entries: Mapping[Key, tuple[Alternative, ...]]

    def widen(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """Return the terms with the alternatives of their words, and of phrases of them.

        Each word of a phrase gets an even share of the alternatives of the whole phrase.
        """
        stems = build_key([term.word for term in terms])
        added: dict[int, list[Alternative]] = defaultdict(list)
        for start, end in self._phrases(stems):
            for alternative in self.entries[stems[start:end]]:
                share = replace(alternative, weight=alternative.weight / (end - start))
                for place in range(start, end):
                    added[place].append(share)
        return tuple(
            replace(term, alternatives=(*term.alternatives, *added[place]))
            for place, term in enumerate(terms)
        )

    def _phrases(self, stems: Key) -> Iterator[tuple[int, int]]:
        """Yield where phrases that are known start and end, the longest at each place."""
        start = 0
        while start < len(stems):
            ends = range(min(start + MAX_PHRASE, len(stems)), start, -1)
            end = next((end for end in ends if stems[start:end] in self.entries), 0)
            if end:
                yield start, end
            start = end or start + 1


def build_thesaurus(groups: Iterable[tuple[Group, float]]) -> Thesaurus:
    """Return the thesaurus of groups of equal terms, each with the weight of its alternatives."""
    entries: dict[Key, dict[str, Alternative]] = defaultdict(dict)
    for group, weight in groups:
        keys = {term: build_key(_find_telling(split_words(term))) for term in group}
        for key in keys.values():
            for other in group:
                if keys[other] != key and len(entries[key]) < MAX_ALTERNATIVES:
                    alternative = Alternative(tuple(split_words(other)), weight)
                    entries[key].setdefault(other, alternative)
    return Thesaurus({key: tuple(found.values()) for key, found in entries.items() if key})


@cache
def load_shipped() -> Thesaurus:
    """Return the thesaurus of the shipped lists, in both spellings."""
    spellings = list(read_list("spellings.txt"))
    other = {word: tuple(group) for group in spellings for word in group}
    groups = [
        (_spell_both_ways(group, other), weight)
        for name, weight in LISTS.items()
        for group in read_list(name)
    ]
    return build_thesaurus(groups)


def read_list(name: str) -> Iterator[Group]:
    """Yield the groups of a shipped list: a line each, commas between terms, # for remarks."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(", ")


def widen_query(query: SearchQuery, *thesauri: Thesaurus) -> SearchQuery:
    """Return the query with the synonyms of its words."""
    terms = query.terms
    for thesaurus in thesauri:
        terms = thesaurus.widen(terms)
    return replace(query, terms=terms)


def build_key(words: Sequence[str]) -> Key:
    """Return the stems of the words, so that "slipped discs" finds "slipped disc"."""
    return tuple(_load_stemmer().stemWords([word.replace("’", "'") for word in words]))


@cache
def _load_stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer(ENGLISH.stemmer)


def _find_telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in ENGLISH.stop_words]


def _spell_both_ways(group: Group, other: Mapping[str, Group]) -> Group:
    """Return the group with each term in British and in American spelling."""
    terms = dict.fromkeys(group)
    for term in group:
        words = term.split()
        for place, word in enumerate(words):
            for spelling in other.get(word, ()):
                terms.setdefault(" ".join([*words[:place], spelling, *words[place + 1 :]]))
    return list(terms)
