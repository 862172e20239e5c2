"""The embedded index on disk: which folder is in force, and who may write to it.

search/current -> v1-4f1c...   a symbolic link, swapped in one step by a rebuild
search/lock                    held by whoever writes, whichever process that is
"""

import fcntl
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from search.engines import SearchUnavailable
from search.engines.schema import ANALYZER, SCHEMA_VERSION, analyzer, build_schema


class IndexFolder:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.link = root / "current"
        self._opened: tuple[str, tantivy.Index] | None = None
        self._stamp: tuple[str, int] | None = None

    def index(self) -> tantivy.Index:
        """Return the index in force, with all that was committed to it by any process."""
        name = self._current()
        if not name:
            raise SearchUnavailable(
                f"There is no search index in {self.root}; run manage.py rebuild_search_index."
            )
        if not self._opened or self._opened[0] != name:
            self._opened = (name, _open(self.root / name))
        index = self._opened[1]
        stamp = (name, (self.root / name / "meta.json").stat().st_mtime_ns)
        if stamp != self._stamp:
            index.reload()
            self._stamp = stamp
        return index

    @contextmanager
    def writing(self) -> Iterator[tantivy.Index]:
        """Within this context no other process writes; an index is made if there is none."""
        with self._lock():
            if not self._current():
                self._put_in_force(self._create())
            yield self.index()

    @contextmanager
    def rebuilding(self) -> Iterator[tantivy.Index]:
        """Give an empty index to fill; it takes the place of the one in force at the end.

        Other writers wait, so that no change made meanwhile goes into the old index.
        """
        with self._lock():
            name = self._create()
            try:
                yield _open(self.root / name)
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
        """Name of the folder in force; empty if there is none of this version."""
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
        for folder in self.root.glob("v*-*"):
            if folder.name != name:
                # A reader that still has the old index open keeps its files until it turns over.
                shutil.rmtree(folder, ignore_errors=True)


def _open(path: Path) -> tantivy.Index:
    index = tantivy.Index(build_schema(), path=str(path))
    index.register_tokenizer(ANALYZER, analyzer())
    index.config_reader("manual")
    return index
