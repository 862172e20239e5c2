"""The indices of one language in Elasticsearch, of which an alias names the one in force.

sciaticalm-articles-en-v1 -> sciaticalm-articles-en-v1-4f1c...

A rebuild updates a note in the `_meta` of its new index while it fills it; an index without the
alias and without a recent note is a leftover of an interrupted rebuild.
"""

import time
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import elasticsearch
from elasticsearch import Elasticsearch

from search.documents import DOCUMENT_VERSION, build_index
from search.engines.contract import IndexUnusable
from search.languages import Language

NOTE_EVERY_SECONDS = 10.0
DEAD_AFTER_SECONDS = 300.0

Item = TypeVar("Item")


@dataclass(frozen=True)
class Indices:
    """`client` needs a long time-out; `family` is the beginning of all their names."""

    client: Elasticsearch
    family: str
    language: Language
    clock: Callable[[], float] = time.time

    @property
    def alias(self) -> str:
        """The name of the index in force; one of another version is not read but rebuilt."""
        return f"{self.family}-v{DOCUMENT_VERSION}"

    def require(self, client: Elasticsearch) -> None:
        """Raise `IndexUnusable` without an index in force."""
        if not client.indices.exists_alias(name=self.alias):
            raise IndexUnusable("There is no search index; run manage.py rebuild_search_index.")

    @contextmanager
    def rebuilding(self) -> Iterator[str]:
        """Yield the name of an empty index to fill; it replaces that in force at the end.

        Another rebuild may go on meanwhile: each has an index of its own, the last one stays.
        """
        name = self._create()
        try:
            yield name
            self._put_in_force(name)
        except BaseException:
            with suppress(elasticsearch.ApiError, elasticsearch.TransportError):
                self._discard(name)
            raise
        self._clear_away()

    def noting(self, name: str, items: Iterable[Item]) -> Iterator[Item]:
        """Yield the items, and note from time to time that the index is still being filled."""
        due = self.clock() + NOTE_EVERY_SECONDS
        for item in items:
            if self.clock() >= due:
                self.client.indices.put_mapping(index=name, meta=self._note())
                due = self.clock() + NOTE_EVERY_SECONDS
            yield item

    def drop(self) -> None:
        self.client.indices.delete(index=f"{self.family}-*")

    def _note(self) -> dict[str, float]:
        return {"filled_at": self.clock()}

    def _create(self) -> str:
        name = f"{self.alias}-{uuid.uuid4().hex}"
        body = build_index(name, self.language).to_dict()
        body["mappings"]["_meta"] = self._note()
        self.client.indices.create(index=name, **body)
        return name

    def _put_in_force(self, name: str) -> None:
        """Point the alias to the index, in one step."""
        every = [f"{self.family}-*", *self._known("closed")]  # a pattern leaves closed ones out
        removals = [
            {"remove": {"index": index, "alias": self.alias, "must_exist": False}}
            for index in every
        ]
        addition = {"add": {"index": name, "alias": self.alias}}
        self.client.indices.update_aliases(actions=[*removals, addition])
        self.client.indices.put_mapping(index=name, meta={})

    def _discard(self, name: str) -> None:
        """Delete the index, unless it came into force although it seemed to fail."""
        if not self.client.indices.exists_alias(index=name, name=self.alias):
            self.client.indices.delete(index=name, ignore_unavailable=True)

    def _clear_away(self) -> None:
        known = self._known("open") | self._known("closed")
        if old := [name for name, index in known.items() if self._is_left_over(index)]:
            self.client.indices.delete(index=old, ignore_unavailable=True)

    def _known(self, state: str) -> dict[str, Any]:
        """Return the indices of the family that are open, or those that are closed."""
        found = self.client.indices.get(index=f"{self.family}-*", expand_wildcards=state)
        return dict(found)

    def _is_left_over(self, index: Mapping[str, Any]) -> bool:
        filled_at = index["mappings"].get("_meta", {}).get("filled_at", 0.0)
        is_filling = self.clock() - filled_at < DEAD_AFTER_SECONDS
        return self.alias not in index["aliases"] and not is_filling
