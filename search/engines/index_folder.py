"""The embedded index on disk: its folder in force and the lock of its writers.

search/en/current -> v4-4f1c...   a symbolic link, swapped in one step by a rebuild
search/en/v4-4f1c.../articles     an index of articles; beside it one of sections
search/en/lock                    held by the process that writes
"""

import fcntl
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy

from search.engines.contract import IndexUnusable
from search.engines.schema import (
    SCHEMA_VERSION,
    build_analyzers,
    build_article_schema,
    build_section_schema,
)
from search.languages import Language


@dataclass(frozen=True)
class Indices:
    articles: tantivy.Index
    sections: tantivy.Index

    def reload(self) -> None:
        self.articles.reload()
        self.sections.reload()


class IndexFolder:
    def __init__(self, root: Path, language: Language) -> None:
        self.root = root
        self.language = language
        self.link = root / "current"
        self._opened: tuple[str, Indices] | None = None
        self._stamp: tuple[str, list[int]] | None = None

    def indices(self) -> Indices:
        """Return the indices in force, with all that was committed to them by any process."""
        name = self._current()
        if not name:
            raise IndexUnusable(
                f"There is no search index in {self.root}; run manage.py rebuild_search_index."
            )
        try:
            return self._up_to_date(name)
        except (OSError, ValueError):
            if self._current() == name:
                raise
            return self.indices()  # a rebuild has just put others in their place

    def _up_to_date(self, name: str) -> Indices:
        if not self._opened or self._opened[0] != name:
            self._opened = (name, self._open(name))
        indices = self._opened[1]
        stamp = (name, self._commits(name))
        if stamp != self._stamp:
            indices.reload()
            self._stamp = stamp
        return indices

    def _commits(self, name: str) -> list[int]:
        """Return the time of the last commit to each index, in ns."""
        metas = (self.root / name / kind / "meta.json" for kind in ("articles", "sections"))
        return [meta.stat().st_mtime_ns for meta in metas]

    @contextmanager
    def writing(self) -> Iterator[Indices]:
        """Keep other processes from writing within this context."""
        with self._lock():
            yield self.indices()

    @contextmanager
    def rebuilding(self) -> Iterator[Indices]:
        """Yield empty indices to fill; they replace those in force at the end.

        Other writers wait, so that no change made meanwhile goes into the old ones.
        """
        with self._lock():
            self._clear_away()
            name = self._create()
            try:
                yield self._open(name)
            except BaseException:
                shutil.rmtree(self.root / name)
                raise
            self._put_in_force(name)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _current(self) -> str:
        """Return the name of the folder in force; empty if there is none of this version."""
        try:
            name = self.link.readlink().name
        except OSError:
            return ""
        return name if name.startswith(f"v{SCHEMA_VERSION}-") else ""

    def _create(self) -> str:
        name = f"v{SCHEMA_VERSION}-{uuid.uuid4().hex}"
        (self.root / name).mkdir()
        return name

    def _put_in_force(self, name: str) -> None:
        fresh = self.root / f"next-{name}"
        fresh.symlink_to(name)
        fresh.replace(self.link)
        self._clear_away()

    def _clear_away(self) -> None:
        """Remove folders not in force, of interrupted rebuilds too: the lock excludes running ones.

        A reader that still has the old index open keeps its files until it reloads.
        """
        for link in self.root.glob("next-*"):
            link.unlink()
        for folder in self.root.glob("v*-*"):
            if folder.name != self._current():
                shutil.rmtree(folder, ignore_errors=True)

    def _open(self, name: str) -> Indices:
        return Indices(
            articles=self._open_one(self.root / name / "articles", build_article_schema()),
            sections=self._open_one(self.root / name / "sections", build_section_schema()),
        )

    def _open_one(self, path: Path, schema: tantivy.Schema) -> tantivy.Index:
        path.mkdir(exist_ok=True)
        index = tantivy.Index(schema, path=str(path))
        for name, analyzer in build_analyzers(self.language).items():
            index.register_tokenizer(name, analyzer)
        index.config_reader("manual")
        return index
