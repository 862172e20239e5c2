"""The Elasticsearch engine, for sites that outgrow one machine."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from django.utils import timezone
from elasticsearch import Elasticsearch, helpers

from blog.record.article_record import ArticleRecord
from search.documents import build_document
from search.engines.contract import require_count
from search.engines.elasticsearch_errors import readable_or_unavailable, unavailable_on_error
from search.engines.elasticsearch_indices import Indices
from search.engines.elasticsearch_query import MARK_END, MARK_START, build_search, build_similar
from search.engines.elasticsearch_titles import build_suggest
from search.languages import ENGLISH, Language
from search.query import KINDS, REVIEW_YEARS, SearchQuery, parse_query
from search.results import (
    Facets,
    Fragment,
    Hit,
    Passage,
    SearchResults,
    add_ellipses,
    cut_beginning,
)

# How the names of all indices begin, with the language.
FAMILY = "sciaticalm-articles"
# To connect, and again to answer: with the database's answer, a reader waits for less than 1 s.
SEARCH_SECONDS = 0.4
PATIENT_SECONDS = 60.0
SCAN_SIZE = 5_000
# Asked of a new index before it is in force: the first answer can take longer than readers wait.
WARMING = parse_query("pain")
DIGESTS = {"_source": False, "docvalue_fields": ["digest"], "sort": ["_doc"]}


class ElasticsearchEngine:
    def __init__(self, url: str, family: str = FAMILY, language: Language = ENGLISH) -> None:
        self.client = Elasticsearch(url, request_timeout=SEARCH_SECONDS, max_retries=0)
        self.indices = Indices(self._patient, f"{family}-{language.code}", language)
        self.alias = self.indices.alias

    def search(self, query: SearchQuery) -> SearchResults:
        request = build_search(query, timezone.localdate())
        with readable_or_unavailable(), unavailable_on_error():
            answer = request.using(self.client).index(self.alias).execute().to_dict()
            return SearchResults(
                hits=tuple(
                    Hit(int(hit["_id"]), read_passage(hit)) for hit in answer["hits"]["hits"]
                ),
                total=answer["hits"]["total"]["value"],
                page=query.page,
                facets=read_facets(answer["aggregations"]),
                unknown=read_unknown_words(answer["suggest"]["unknown"]),
            )

    def suggest(self, typed: str) -> list[int]:
        with readable_or_unavailable(), unavailable_on_error():
            response = build_suggest(typed).using(self.client).index(self.alias).execute()
            return [int(hit.meta.id) for hit in response]

    def similar(self, record: ArticleRecord) -> list[int]:
        request = build_similar(record.page_id, self.alias)
        with readable_or_unavailable(), unavailable_on_error():
            response = request.using(self.client).index(self.alias).execute()
            return [int(hit.meta.id) for hit in response]

    def replace(self, records: Iterable[ArticleRecord]) -> None:
        self._update(map(build_index_action, records))

    def remove(self, page_ids: Collection[int]) -> None:
        self._update(({"_op_type": "delete", "_id": str(i)} for i in page_ids), ignore_status=404)

    def rebuild(self, records: Iterable[ArticleRecord]) -> int:
        with unavailable_on_error(), self.indices.rebuilding() as name:
            count = self._write(name, map(build_index_action, self.indices.noting(name, records)))
            require_count(int(self._patient.count(index=name)["count"]), count)
            build_search(WARMING, timezone.localdate()).using(self._patient).index(name).execute()
        return count

    def count(self) -> int:
        with unavailable_on_error():
            return int(self.client.count(index=self.alias)["count"])

    def digests(self) -> Iterator[tuple[int, str]]:
        with unavailable_on_error():
            self.indices.require(self.client)
            for hit in helpers.scan(
                self._patient, DIGESTS, index=self.alias, size=SCAN_SIZE, preserve_order=True
            ):
                yield int(hit["_id"]), hit.get("fields", {}).get("digest", [""])[0]

    def drop(self) -> None:
        """Delete the index with its content, and close the connection."""
        self.indices.drop()
        self.client.close()

    @property
    def _patient(self) -> Elasticsearch:
        """The client for writes, which may take their time."""
        return self.client.options(request_timeout=PATIENT_SECONDS)

    def _update(self, actions: Iterable[dict[str, Any]], **options: Any) -> None:
        """Change the index in force; without the check Elasticsearch would create a missing one."""
        with unavailable_on_error():
            self.indices.require(self.client)
            self._write(self.alias, actions, require_alias=True, **options)

    def _write(self, index: str, actions: Iterable[dict[str, Any]], **options: Any) -> int:
        """Send the actions, visible to searches at once; return the number done."""
        count, _ = helpers.bulk(self._patient, actions, index=index, refresh=True, **options)
        return int(count)


def build_index_action(record: ArticleRecord) -> dict[str, Any]:
    return {"_id": str(record.page_id), "_source": build_document(record)}


def read_facets(counted: Mapping[str, Any]) -> Facets:
    buckets = {
        name: {bucket["key"]: bucket["doc_count"] for bucket in counted[name]["counted"]["buckets"]}
        for name in ("topics", "kinds", "reviewed")
    }
    return Facets(
        topics=buckets["topics"],
        kinds={kind: buckets["kinds"].get(kind, 0) for kind in KINDS},
        reviewed_within={years: buckets["reviewed"][str(years)] for years in REVIEW_YEARS},
    )


def read_unknown_words(suggested: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
    """Return the words that no article has, each with similar ones; omits those without any."""
    return {
        entry["text"]: {option["text"]: option["freq"] for option in entry["options"]}
        for entry in suggested
        if entry["options"]
    }


def read_passage(hit: Mapping[str, Any]) -> Passage | None:
    sections = hit["inner_hits"]["sections"]["hits"]["hits"]
    if not sections:
        return None
    source = sections[0]["_source"]
    highlight = sections[0].get("highlight", {}).get("sections.text")
    parts = read_fragments(highlight[0]) if highlight else [cut_beginning(source["text"])]
    return Passage(source["anchor"], source["heading"], add_ellipses(parts, source["text"]))


def read_fragments(marked: str) -> Iterator[Fragment]:
    for part in marked.split(MARK_START):
        match, end, rest = part.rpartition(MARK_END)
        if end:
            yield Fragment(match, is_match=True)
        if rest:
            yield Fragment(rest)
