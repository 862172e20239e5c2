"""Parse readers' words and filters as a query. Pure: no database, no engine."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from search.languages import ENGLISH, Language

MAX_CHARACTERS = 1_000
MAX_WORDS = 32
MAX_PAGE = 50
HITS_PER_PAGE = 10
# What readers may narrow a search to: kinds of section, and years since the last review.
KINDS = ("tips", "evidence", "red_flags")
REVIEW_YEARS = (1, 2, 3)


@dataclass(frozen=True)
class Alternative:
    """Other words for a word, or for a phrase that it is part of; `weight` is from 0 to 1."""

    words: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Term:
    """A word to look for, with its alternatives."""

    word: str
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True)
class Filters:
    """The filters of a search; an empty or zero one does not narrow.

    `topic` is a slug, `kind` a block type that the article has, `reviewed_within` in years.
    """

    topic: str = ""
    kind: str = ""
    reviewed_within: int = 0

    @property
    def is_narrowing(self) -> bool:
        return self != Filters()


@dataclass(frozen=True)
class SearchQuery:
    """A parsed query: `text` to show again, `terms` to search for, `page` from 1 to 50."""

    text: str
    terms: tuple[Term, ...] = ()
    filters: Filters = Filters()
    page: int = 1
    language: Language = ENGLISH
    is_shortened: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(term.word for term in self.terms)

    @property
    def offset(self) -> int:
        return (self.page - 1) * HITS_PER_PAGE


def parse_query(raw: str, page: str = "1", language: Language = ENGLISH) -> SearchQuery:
    """Return the query for what a reader typed; any text is a query, if perhaps without words.

    Only the first 1,000 characters and 32 telling words count, which bounds the work of a search.
    """
    text = " ".join(raw[:MAX_CHARACTERS].split())
    words = split_words(text)
    telling = [word for word in words if word not in language.stop_words] or words
    return SearchQuery(
        text=text,
        terms=tuple(map(Term, list(dict.fromkeys(telling))[:MAX_WORDS])),
        page=parse_page(page),
        language=language,
        is_shortened=len(raw) > MAX_CHARACTERS or len(telling) > MAX_WORDS,
    )


def split_words(text: str) -> list[str]:
    """Return the words of a text in lower case, in order; apostrophes stay inside them."""
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower())


def parse_page(raw: str) -> int:
    """Return the page number asked for, brought into 1 to 50; 1 for no number."""
    try:
        return min(max(int(raw), 1), MAX_PAGE)
    except ValueError:
        return 1


def parse_filters(parameters: Mapping[str, str]) -> Filters:
    """Return the filters of an address; a value that is none of those offered does not narrow."""
    kind, years = parameters.get("kind", ""), parameters.get("reviewed", "")
    topic = parameters.get("topic", "")
    return Filters(
        topic=topic if re.fullmatch(r"[-\w]{1,100}", topic) else "",
        kind=kind if kind in KINDS else "",
        reviewed_within=int(years) if years in map(str, REVIEW_YEARS) else 0,
    )
