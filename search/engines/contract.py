"""The contract of search engines: what each does, and what it raises when it cannot."""

from collections.abc import Collection, Iterable, Iterator
from typing import Protocol

from blog.record.article_record import ArticleRecord
from search.query import SearchQuery
from search.results import SearchResults


class SearchUnavailable(Exception):
    """The engine cannot answer now; the message gives the reason, for the log."""


class IndexUnusable(SearchUnavailable):
    """The engine works, but has no usable index: it has to be rebuilt."""


class SearchEngine(Protocol):
    """Every method raises `SearchUnavailable` when the engine is out of reach."""

    def search(self, query: SearchQuery) -> SearchResults:
        """Return a page of the articles that hold any of the words, best first."""

    def suggest(self, typed: str) -> list[int]:
        """Return the ids of up to ten articles whose title has the words typed, best first.

        The last word may be unfinished.
        """

    def similar(self, record: ArticleRecord) -> list[int]:
        """Return the ids of up to five other articles that share its rarest words, best first."""

    def replace(self, records: Iterable[ArticleRecord]) -> None:
        """Index the articles, each in place of its earlier entry.

        Without an index this is refused: one of a few articles would pass for the whole.
        """

    def remove(self, page_ids: Collection[int]) -> None:
        """Remove the articles; those not indexed are no error."""

    def rebuild(self, records: Iterable[ArticleRecord]) -> int:
        """Index just these articles aside, then swap; return their number. Searches go on.

        If the new index does not hold as many as were given, or the rebuild is interrupted,
        the old one stays.
        """

    def count(self) -> int:
        """Return the number of articles in the index."""

    def digests(self) -> Iterator[tuple[int, str]]:
        """Yield the id of each article in the index, with the digest it was indexed with."""


def require_count(indexed: int, given: int) -> None:
    """Raise `SearchUnavailable` for a new index without all the articles it was given."""
    if indexed != given:
        raise SearchUnavailable(f"The new index holds {indexed} of {given} articles.")
