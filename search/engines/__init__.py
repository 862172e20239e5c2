"""Choose the search engine; each is behind one contract."""

from functools import cache
from pathlib import Path

from django.conf import settings

from search.engines.contract import SearchEngine
from search.languages import ENGLISH, Language


def get_engine(language: Language = ENGLISH) -> SearchEngine:
    """Return the engine that the settings choose, for articles in a language.

    That is Elasticsearch with ELASTICSEARCH_URL, or else the embedded one; only that one is
    imported: the other's library need not even be there.
    """
    return _engine(settings.ELASTICSEARCH_URL, settings.SEARCH_INDEX_DIR, language)


@cache
def _engine(url: str, folder: Path, language: Language) -> SearchEngine:
    if url:
        from search.engines.circuit import CircuitBreaker  # noqa: PLC0415
        from search.engines.elasticsearch import ElasticsearchEngine  # noqa: PLC0415

        return CircuitBreaker(ElasticsearchEngine(url, language=language))
    from search.engines.embedded import EmbeddedEngine  # noqa: PLC0415

    return EmbeddedEngine(folder, language)
