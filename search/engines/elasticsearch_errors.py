"""Translate Elasticsearch errors to `SearchUnavailable`, with advice to operators."""

from collections.abc import Iterator
from contextlib import contextmanager

import elasticsearch
from elasticsearch import helpers

from search.engines.contract import IndexUnusable, SearchUnavailable

CHECK = "manage.py check --deploy --tag search"
OTHER_VERSION = (
    f"ELASTICSEARCH_URL leads to no Elasticsearch 8, which this site needs: start one there, or "
    f"leave the variable out to use the embedded index. {CHECK} says what it found."
)
# What a server of an older version says to a client of version 8.
OTHER_VERSION_ERRORS = frozenset({"media_type_header_exception"})
NO_INDEX_ERRORS = frozenset({"index_not_found_exception", "index_closed_exception"})


@contextmanager
def unavailable_on_error() -> Iterator[None]:
    try:
        yield
    except elasticsearch.UnsupportedProductError as error:
        raise SearchUnavailable(OTHER_VERSION) from error
    except elasticsearch.ApiError as error:
        raise _from_answer(error) from error
    except (
        elasticsearch.TransportError,
        helpers.BulkIndexError,
        helpers.ScanError,
    ) as error:
        raise _unusable(type(error).__name__) from error


@contextmanager
def readable_or_unavailable() -> Iterator[None]:
    """Guard the reading of an answer, which may not be that of Elasticsearch."""
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise _unusable(f"its answer cannot be read, {type(error).__name__}") from error


def _from_answer(error: elasticsearch.ApiError) -> SearchUnavailable:
    if str(error.error) in OTHER_VERSION_ERRORS:
        return SearchUnavailable(OTHER_VERSION)
    if str(error.error) in NO_INDEX_ERRORS:
        return IndexUnusable(
            f"Elasticsearch has no open index ({error.error}); run manage.py rebuild_search_index."
        )
    return _unusable(f"{type(error).__name__} {error.status_code}")


def _unusable(what: str) -> SearchUnavailable:
    # Not the error's own text: it may repeat what a reader typed.
    return SearchUnavailable(f"Elasticsearch cannot be used: {what}. {CHECK} may say why.")
