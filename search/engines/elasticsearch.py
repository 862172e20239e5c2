"""The Elasticsearch engine, for sites that outgrow one machine."""

import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import elasticsearch
from django.utils import timezone
from elasticsearch import Elasticsearch, helpers

from blog.record import ArticleRecord
from search.documents import document_for, new_index
from search.engines import SearchUnavailable
from search.engines.elasticsearch_query import MARK_END, MARK_START, build_search, build_similar
from search.engines.elasticsearch_titles import build_suggest
from search.languages import ENGLISH, Language
from search.query import KINDS, REVIEW_YEARS, SearchQuery
from search.results import Facets, Fragment, Hit, Passage, SearchResults, beginning

# The name that searches and updates go to, with the language; it points to the index in force.
ALIAS = "sciaticalm-articles"
TIMEOUT_SECONDS = 1.0
REBUILD_TIMEOUT_SECONDS = 60.0


class ElasticsearchEngine:
    def __init__(self, url: str, alias: str = ALIAS, language: Language = ENGLISH) -> None:
        self.client = Elasticsearch(url, request_timeout=TIMEOUT_SECONDS, max_retries=0)
        self.alias = f"{alias}-{language.code}"
        self.language = language

    def search(self, query: SearchQuery) -> SearchResults:
        request = build_search(query, timezone.localdate())
        with unavailable_on_error():
            response = request.using(self.client).index(self.alias).execute()
        answer = response.to_dict()
        return SearchResults(
            hits=tuple(Hit(int(hit["_id"]), passage(hit)) for hit in answer["hits"]["hits"]),
            total=answer["hits"]["total"]["value"],
            page=query.page,
            facets=facets(answer["aggregations"]),
            unknown=unknown(answer["suggest"]["unknown"]),
        )

    def suggest(self, typed: str) -> list[int]:
        with unavailable_on_error():
            response = build_suggest(typed).using(self.client).index(self.alias).execute()
        return [int(hit.meta.id) for hit in response]

    def similar(self, record: ArticleRecord) -> list[int]:
        with unavailable_on_error():
            request = build_similar(record.page_id, self.alias)
            response = request.using(self.client).index(self.alias).execute()
        return [int(hit.meta.id) for hit in response]

    def replace(self, records: Iterable[ArticleRecord]) -> None:
        with unavailable_on_error():
            self._ensure_index()
            self._write(self.alias, records)

    def remove(self, page_ids: Collection[int]) -> None:
        with unavailable_on_error():
            self._ensure_index()
            actions = ({"_op_type": "delete", "_id": str(i)} for i in page_ids)
            helpers.bulk(self._patient, actions, index=self.alias, refresh=True, ignore_status=404)

    def rebuild(self, records: Iterable[ArticleRecord]) -> int:
        with unavailable_on_error():
            name = self._create_index()
            try:
                count = self._write(name, records)
            except BaseException:
                self._patient.indices.delete(index=name)
                raise
            self._put_in_force(name)
        return count

    def count(self) -> int:
        with unavailable_on_error():
            return int(self.client.count(index=self.alias)["count"])

    def drop(self) -> None:
        """Delete the index with all that it holds, and let go of the connection."""
        self._patient.indices.delete(index=f"{self.alias}-*")
        self.client.close()

    @property
    def _patient(self) -> Elasticsearch:
        """The client for writes, which may take their time."""
        return self.client.options(request_timeout=REBUILD_TIMEOUT_SECONDS)

    def _write(self, index: str, records: Iterable[ArticleRecord]) -> int:
        actions = ({"_id": str(r.page_id), "_source": document_for(r)} for r in records)
        count, _ = helpers.bulk(self._patient, actions, index=index, refresh=True)
        return int(count)

    def _ensure_index(self) -> None:
        if not self.client.indices.exists_alias(name=self.alias):
            self._put_in_force(self._create_index())

    def _create_index(self) -> str:
        name = f"{self.alias}-{uuid.uuid4().hex}"
        new_index(name, self.language).create(using=self._patient)
        return name

    def _put_in_force(self, name: str) -> None:
        """Point the alias to the index in one step, then drop the indices it pointed to."""
        old = [
            index for index in self._patient.indices.get(index=f"{self.alias}-*") if index != name
        ]
        self._patient.indices.update_aliases(
            actions=[
                {"remove": {"index": f"{self.alias}-*", "alias": self.alias, "must_exist": False}},
                {"add": {"index": name, "alias": self.alias}},
            ]
        )
        if old:
            self._patient.indices.delete(index=old)


@contextmanager
def unavailable_on_error() -> Iterator[None]:
    try:
        yield
    except elasticsearch.UnsupportedProductError as error:
        raise SearchUnavailable(f"ELASTICSEARCH_URL is no Elasticsearch 8: {error}") from error
    except (elasticsearch.ApiError, elasticsearch.TransportError, helpers.BulkIndexError) as error:
        # Not the error's own text: it may repeat what a reader typed.
        raise SearchUnavailable(f"Elasticsearch cannot be used: {type(error).__name__}") from error


def facets(counted: Mapping[str, Any]) -> Facets:
    buckets = {
        name: {bucket["key"]: bucket["doc_count"] for bucket in counted[name]["counted"]["buckets"]}
        for name in ("topics", "kinds", "reviewed")
    }
    return Facets(
        topics=buckets["topics"],
        kinds={kind: buckets["kinds"].get(kind, 0) for kind in KINDS},
        reviewed_within={years: buckets["reviewed"][str(years)] for years in REVIEW_YEARS},
    )


def unknown(suggested: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """Return the words that no article has, each with similar ones; those without any are left."""
    return {
        entry["text"]: {option["text"]: option["freq"] for option in entry["options"]}
        for entry in suggested
        if entry["options"]
    }


def passage(hit: Mapping[str, Any]) -> Passage | None:
    sections = hit["inner_hits"]["sections"]["hits"]["hits"]
    if not sections:
        return None
    source = sections[0]["_source"]
    highlight = sections[0].get("highlight", {}).get("sections.text")
    parts = fragments(highlight[0]) if highlight else [beginning(source["text"])]
    return Passage(source["anchor"], source["heading"], tuple(parts))


def fragments(marked: str) -> Iterator[Fragment]:
    for part in marked.split(MARK_START):
        match, end, rest = part.rpartition(MARK_END)
        if end:
            yield Fragment(match, is_match=True)
        if rest:
            yield Fragment(rest)
