"""Whether the index says what the database says, article by article, and how to mend it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from blog.record.article_record import ArticleRecord
from search.digest import record_digest
from search.engines import get_engine
from search.indexing import BATCH, all_records, update_index
from search.languages import Language
from search.urgent.signs import update_signs


@dataclass(frozen=True)
class Drift:
    """The ids of the articles that the index lacks, has too many, or has as they were before."""

    missing: tuple[int, ...] = ()
    superfluous: tuple[int, ...] = ()
    outdated: tuple[int, ...] = ()

    @property
    def page_ids(self) -> tuple[int, ...]:
        return self.missing + self.superfluous + self.outdated

    def __bool__(self) -> bool:
        return bool(self.page_ids)


def difference(digests: Mapping[int, str], records: Iterable[ArticleRecord]) -> Drift:
    """Return what differs between an index and the records; keeps no record in memory."""
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
    """Return what the index of a language has otherwise than the database, which is read after it.

    What a waiting task will change yet is drift too.
    """
    digests = dict(get_engine(language).digests())
    return difference(digests, all_records(language))


def repair(language: Language) -> Drift:
    """Mend what differs, and return what it was."""
    drift = compare(language)
    update_index(drift.page_ids)
    return drift


def rebuild(language: Language, records: Iterable[ArticleRecord]) -> int:
    """Build the index of a language anew from its records; return how many articles that were.

    What changed meanwhile may have gone into the old index alone, and is mended in the new one.
    """
    count = get_engine(language).rebuild(with_signs(records))
    repair(language)
    return count


def with_signs(records: Iterable[ArticleRecord]) -> Iterator[ArticleRecord]:
    """Yield the records, and keep the emergency signs of each as it has them."""
    remaining = iter(records)
    while batch := list(islice(remaining, BATCH)):
        update_signs([record.page_id for record in batch], batch)
        yield from batch
