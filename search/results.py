"""What a search finds, whichever engine looked."""

from dataclasses import dataclass

from search.query import HITS_PER_PAGE, MAX_PAGE

PASSAGE_CHARACTERS = 240
# Articles that an engine names while a reader types.
MAX_SUGGESTED = 10


@dataclass(frozen=True)
class Fragment:
    """A run of a passage's text that is, or is not, one of the words sought."""

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Passage:
    """The part of an article that answers best, and where it stands."""

    anchor: str
    heading: str
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True)
class Hit:
    page_id: int
    passage: Passage | None = None


@dataclass(frozen=True)
class SearchResults:
    """One page of hits, best first, of `total` articles found; `page` counts from 1.

    `is_limited` says that the search engine was out of reach and the database answered.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    page: int = 1
    is_limited: bool = False

    @property
    def page_count(self) -> int:
        """Pages a reader can turn to, at most 50."""
        return min(-(-self.total // HITS_PER_PAGE), MAX_PAGE)

    @property
    def first_number(self) -> int:
        """Rank of the first hit on this page."""
        return (self.page - 1) * HITS_PER_PAGE + 1
