"""Results of a search, the same for every engine."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from search.query import HITS_PER_PAGE, MAX_PAGE

PASSAGE_CHARACTERS = 240
MAX_SIMILAR = 5
# Articles that an engine names while a reader types.
MAX_SUGGESTED = 10
WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Fragment:
    """A run of a passage's text that is, or is not, one of the words sought."""

    text: str
    is_match: bool = False


def cut_beginning(text: str) -> Fragment:
    """Return the beginning of a text, cut between words: shown where no word is to be marked."""
    if len(text) <= PASSAGE_CHARACTERS:
        return Fragment(text)
    return Fragment(text[:PASSAGE_CHARACTERS].rpartition(" ")[0] or text[:PASSAGE_CHARACTERS])


def add_ellipses(fragments: Iterable[Fragment], text: str) -> tuple[Fragment, ...]:
    """Return part of a text with an ellipsis on each side on which there is more of it.

    The words before a cut can reverse the sense: "Do not …".
    """
    parts = tuple(fragments)
    if not (shown := "".join(part.text for part in parts).strip()):
        return ()
    before, _, after = text.partition(shown)
    first = "… " if WORD.search(before) else before.lstrip()
    last = " …" if WORD.search(after) else after.rstrip()
    return tuple(part for part in (Fragment(first), *parts, Fragment(last)) if part.text)


@dataclass(frozen=True)
class Passage:
    """The part of an article that answers best, and its place."""

    anchor: str
    heading: str
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True)
class Hit:
    page_id: int
    passage: Passage | None = None


@dataclass(frozen=True)
class Facets:
    """The number of articles found for each value, under the filters of the other kinds.

    `topics` by slug, `kinds` by block type, `reviewed_within` by years.
    """

    topics: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    reviewed_within: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SearchResults:
    """One page of hits, best first, of `total` articles found; `page` counts from 1.

    `unknown` has the words that no article has, each with similar words and in how many articles
    those are. `is_limited` says that the engine was out of reach and the database answered.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    facets: Facets = field(default_factory=Facets)
    unknown: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    is_limited: bool = False

    @property
    def page_count(self) -> int:
        """Pages a reader can turn to, at most 50."""
        return min(-(-self.total // HITS_PER_PAGE), MAX_PAGE)

    @property
    def first_number(self) -> int:
        """Rank of the first hit on this page."""
        return (self.page - 1) * HITS_PER_PAGE + 1
