"""Vocabulary of the embedded index, to find corrections of misspelt words."""

import time
from collections import defaultdict
from collections.abc import Mapping
from itertools import chain

import tantivy
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.engines.embedded_query import Analyze
from search.spelling import count_allowed_edits, may_be_misspelt

# Reading all words takes some 15 ms for 25,000; new ones can wait so long to be offered.
KEEP_SECONDS = 60.0
MAX_REMEMBERED = 10_000


class Vocabulary:
    """The words of the index with their numbers of articles; reloaded from time to time."""

    def __init__(self, analyze: Analyze) -> None:
        self._analyze = analyze
        self._read_at = -KEEP_SECONDS
        self._articles: dict[str, int] = {}
        self._by_length: dict[int, list[str]] = {}
        self._remembered: dict[str, dict[str, int]] = {}

    def unknown(
        self, searcher: tantivy.Searcher, words: tuple[str, ...]
    ) -> dict[str, Mapping[str, int]]:
        """Return the words that no article has, each with the similar ones that some have."""
        plain = {word: "".join(self._analyze(word)) for word in words if may_be_misspelt(word)}
        return {
            word: self._similar(searcher, folded)
            for word, folded in plain.items()
            if not searcher.doc_freq("words", folded)
        }

    def _similar(self, searcher: tantivy.Searcher, word: str) -> dict[str, int]:
        self._read(searcher)
        found = self._remembered.get(word)
        if found is None:
            found = self._search(word)
            if len(self._remembered) < MAX_REMEMBERED:
                self._remembered[word] = found
        return found

    def _search(self, word: str) -> dict[str, int]:
        edits = count_allowed_edits(word)
        lengths = range(len(word) - edits, len(word) + edits + 1)
        found = process.extract(
            word,
            list(chain.from_iterable(self._by_length.get(length, ()) for length in lengths)),
            scorer=OSA.distance,
            score_cutoff=edits,
            limit=None,
        )
        return {similar: self._articles[similar] for similar, _, _ in found}

    def _read(self, searcher: tantivy.Searcher) -> None:
        if time.monotonic() - self._read_at < KEEP_SECONDS:
            return
        self._articles = dict(searcher.terms_with_prefix("words", ""))
        self._by_length, self._remembered = defaultdict(list), {}
        for word in self._articles:
            self._by_length[len(word)].append(word)
        self._read_at = time.monotonic()
