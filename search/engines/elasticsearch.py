"""The Elasticsearch engine, for sites that outgrow one machine."""

import uuid
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import elasticsearch
from elasticsearch import Elasticsearch, helpers
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, MatchPhrase, MultiMatch
from elasticsearch.dsl.query import Nested as NestedQuery

from blog.record import ArticleRecord
from search.documents import ArticleDocument, document_for
from search.engines import SearchUnavailable
from search.engines.elasticsearch_titles import build_suggest
from search.query import HITS_PER_PAGE, SearchQuery
from search.results import PASSAGE_CHARACTERS, Fragment, Hit, Passage, SearchResults

# The name that searches and updates go to; it points to the index in force.
ALIAS = "sciaticalm-articles"
ARTICLE_FIELDS = ["title^3", "topics^1.5", "headings^1.5", "summary", "body"]
SECTION_FIELDS = ["sections.heading^1.5", "sections.text"]
# Private-use characters: no text holds them, so what stands between them is a match.
MARK_START, MARK_END = "\ue000", "\ue001"
TIMEOUT_SECONDS = 1.0
REBUILD_TIMEOUT_SECONDS = 60.0


class ElasticsearchEngine:
    def __init__(self, url: str, alias: str = ALIAS) -> None:
        self.client = Elasticsearch(url, request_timeout=TIMEOUT_SECONDS, max_retries=0)
        self.alias = alias

    def search(self, query: SearchQuery) -> SearchResults:
        with unavailable_on_error():
            response = build_search(query).using(self.client).index(self.alias).execute()
        return SearchResults(
            hits=tuple(Hit(int(hit.meta.id), passage(hit)) for hit in response),
            total=response.hits.total.value,  # type: ignore[attr-defined]
            page=query.page,
        )

    def suggest(self, typed: str) -> list[int]:
        with unavailable_on_error():
            response = build_suggest(typed).using(self.client).index(self.alias).execute()
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
        ArticleDocument._index.clone(name).create(using=self._patient)
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


def build_search(query: SearchQuery) -> Search:
    """Return the request for a page of hits: any word, in the weighted fields, and title pairs."""
    words = " ".join(query.words)
    in_article = MultiMatch(query=words, fields=ARTICLE_FIELDS, type="most_fields")
    # Finds the best section of each hit and adds nothing to the score.
    in_sections = NestedQuery(
        path="sections",
        query=MultiMatch(query=words, fields=SECTION_FIELDS, type="most_fields"),
        score_mode="max",
        inner_hits=best_section(),
        boost=0,
    )
    pairs = [MatchPhrase(title=" ".join(pair)) for pair in pairwise(query.words)]
    search = Search().query(Bool(must=[in_article], should=[in_sections, *pairs])).source(False)
    return search[query.offset : query.offset + HITS_PER_PAGE].extra(track_total_hits=True)


def best_section() -> dict[str, Any]:
    return {
        "size": 1,
        "_source": ["sections.anchor", "sections.heading", "sections.text"],
        "highlight": {
            "pre_tags": [MARK_START],
            "post_tags": [MARK_END],
            "number_of_fragments": 1,
            "fragment_size": PASSAGE_CHARACTERS,
            "fields": {"sections.text": {}},
        },
    }


def passage(hit: Any) -> Passage | None:
    sections = hit.meta.inner_hits.sections.hits.hits
    if not sections:
        return None
    section = sections[0]
    source = section["_source"]
    highlight = section.to_dict().get("highlight", {}).get("sections.text")
    marked = highlight[0] if highlight else source["text"][:PASSAGE_CHARACTERS]
    return Passage(source["anchor"], source["heading"], tuple(fragments(marked)))


def fragments(marked: str) -> Iterator[Fragment]:
    for part in marked.split(MARK_START):
        match, end, rest = part.rpartition(MARK_END)
        if end:
            yield Fragment(match, is_match=True)
        if rest:
            yield Fragment(rest)
