"""Compare the index with the database, article by article, and repair differences."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from blog.record.article_record import ArticleRecord
from search.digest import record_digest
from search.engines import get_engine
from search.indexing import BATCH, load_all_records, update_index
from search.languages import Language
from search.urgent.signs import update_signs


@dataclass(frozen=True)
class Drift:
    """The ids of the articles that are missing, superfluous or outdated in the index."""

    missing: tuple[int, ...] = ()
    superfluous: tuple[int, ...] = ()
    outdated: tuple[int, ...] = ()

    @property
    def page_ids(self) -> tuple[int, ...]:
        return self.missing + self.superfluous + self.outdated

    def __bool__(self) -> bool:
        return bool(self.page_ids)


def find_difference(digests: Mapping[int, str], records: Iterable[ArticleRecord]) -> Drift:
    """Return the differences between an index and the records; keeps no record in memory."""
    indexed = dict(digests)
    missing, outdated = [], []
    for record in records:
        digest = indexed.pop(record.page_id, None)
        if digest is None:
            missing.append(record.page_id)
        elif digest != record_digest(record):
            outdated.append(record.page_id)
    return Drift(tuple(missing), tuple(indexed), tuple(outdated))


def compare(language: Language) -> Drift:
    """Return the drift of a language's index from the database, which is read after it.

    Changes that still wait for a task are drift too.
    """
    digests = dict(get_engine(language).digests())
    return find_difference(digests, load_all_records(language))


def repair(language: Language) -> Drift:
    """Repair the differences, and return them."""
    drift = compare(language)
    update_index(drift.page_ids)
    return drift


def rebuild(language: Language, records: Iterable[ArticleRecord]) -> int:
    """Rebuild the index of a language from its records; return the number of articles.

    Changes made meanwhile may have reached the old index only, and are repaired in the new one.
    """
    count = get_engine(language).rebuild(keep_signs(records))
    repair(language)
    return count


def keep_signs(records: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
    """Yield the records, and store the current emergency signs of each."""
    remaining = iter(records)
    while batch := list(islice(remaining, BATCH)):
        update_signs([record.page_id for record in batch], batch)
        yield from batch
