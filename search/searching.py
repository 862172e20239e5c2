"""Answer readers' searches, from the words typed to the hits: synonyms, spelling, the engine."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import get_language

from search.engines import database, get_engine
from search.engines.contract import SearchUnavailable
from search.languages import find_language
from search.query import SearchQuery, parse_filters, parse_query, split_words
from search.results import SearchResults
from search.spelling import check
from search.synonyms import Thesaurus, widen_query
from search.thesauri import load_thesauri
from search.urgent import find_emergency

logger = logging.getLogger(__name__)

LookUp = Callable[[SearchQuery], SearchResults]


@dataclass(frozen=True)
class Answer:
    """The results of `query`, which is as typed but for the words `replaced`.

    `doubtful` has words that may be a misspelt medicine, with the medicine: the reader decides.
    """

    query: SearchQuery
    results: SearchResults
    replaced: Mapping[str, str] = field(default_factory=dict)
    doubtful: Mapping[str, str] = field(default_factory=dict)


def find(parameters: Mapping[str, str]) -> Answer:
    """Return the answer to `q`, `page` and the filters; `exact` keeps the spelling."""
    language = find_language(get_language() or "")
    query = parse_query(parameters.get("q", ""), parameters.get("page", "1"), language)
    query = replace(query, filters=parse_filters(parameters))
    return answer(query, look_up, *load_thesauri(), is_exact="exact" in parameters)


def answer(
    query: SearchQuery, look_up: LookUp, *thesauri: Thesaurus, is_exact: bool = False
) -> Answer:
    """Return the answer to the query; misspelt words are corrected unless it is exact.

    The words of an emergency are right, even if no article has them: “suicide” is not “subside”.
    """
    results = look_up(widen_query(query, *thesauri))
    spelling = check(results.unknown)
    if is_exact or not spelling.replaced or find_emergency(query.text):
        return Answer(query, results, doubtful=spelling.doubtful)
    corrected = respell(query, spelling.replaced)
    results = look_up(widen_query(corrected, *thesauri))
    return Answer(corrected, results, spelling.replaced, spelling.doubtful)


def respell(query: SearchQuery, words: Mapping[str, str]) -> SearchQuery:
    """Return the query with some words replaced, and all else unchanged."""
    text = " ".join(words.get(word, word) for word in split_words(query.text))
    corrected = parse_query(text, language=query.language)
    return replace(corrected, filters=query.filters, page=query.page)


def look_up(query: SearchQuery) -> SearchResults:
    """Return the engine's results, or the last page of them if there are fewer; or the database's.

    Without a word to look for there is nothing to find.
    """
    results = _ask_engine(query)
    if results.total and not results.hits and query.page > 1:
        return _ask_engine(replace(query, page=max(results.page_count, 1)))
    return results


def _ask_engine(query: SearchQuery) -> SearchResults:
    if not query.terms:
        return SearchResults()
    try:
        return get_engine(query.language).search(query)
    except SearchUnavailable as error:
        logger.warning("Search answers from the database: %s", error)
        return database.search(query)
