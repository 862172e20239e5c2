"""Mark the words sought in a passage, in the embedded engine."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.engines.embedded_query import Analyze
from search.query import SearchQuery
from search.results import Fragment

Span = tuple[int, int]
SIGNS = re.compile(r"[^\w\s’'-]")


def find_own_stems(query: SearchQuery, analyze: Analyze) -> Iterator[str]:
    """Yield the stems that are sought by themselves, not only as part of a phrase."""
    for term in query.terms:
        yield from analyze(term.word)
        for alternative in term.alternatives:
            if len(alternative.words) == 1:
                yield from analyze(alternative.words[0])


@dataclass(frozen=True)
class Marker:
    """Marks the words sought; one that is only part of a phrase, where it stands next to another.

    tantivy marks every word of a phrase that it looks for, wherever it is.
    """

    analyze: Analyze
    own: frozenset[str]

    def fragments(self, text: bytes, found: Sequence[Span]) -> Iterator[Fragment]:
        """Yield the runs of the text, of which the spans found in it may be marked."""
        position = 0
        for start, end in self._kept(text, found):
            if start > position:
                yield Fragment(text[position:start].decode())
            yield Fragment(text[start:end].decode(), is_match=True)
            position = end
        if position < len(text):
            yield Fragment(text[position:].decode())

    def _kept(self, text: bytes, found: Sequence[Span]) -> list[Span]:
        kept = {span for span in found if self.own.intersection(self._stems(text, *span))}
        for first, second in pairwise(found):
            gap = text[first[1] : second[0]].decode()
            # Between the words of a phrase are no signs, and no words but those not indexed.
            if not SIGNS.search(gap) and not self.analyze(gap):
                kept |= {first, second}
        return sorted(kept)

    def _stems(self, text: bytes, start: int, end: int) -> list[str]:
        return self.analyze(text[start:end].decode())
