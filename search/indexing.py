"""Index articles of the database in the index of their language."""

from collections.abc import Collection, Iterator

from wagtail.models import Locale

from blog.models import ArticlePage
from blog.querysets import ArticleQuerySet
from blog.record.article_record import ArticleRecord, build_article_records
from search.engines import get_engine
from search.languages import ENGLISH, LANGUAGES, Language, find_language
from search.urgent.signs import update_signs

BATCH = 500


def update_index(page_ids: Collection[int]) -> None:
    """Bring the index of these articles up to date with the database."""
    ordered = sorted(page_ids)
    for start in range(0, len(ordered), BATCH):
        _update_batch(ordered[start : start + BATCH])


def _update_batch(page_ids: list[int]) -> None:
    """Write the records of the database until they are unchanged afterwards.

    Of concurrent writers, the last might have read before the others: it writes again.
    """
    written = None
    while (found := _load_readable(page_ids)) != written:
        _write(page_ids, found)
        written = found


def _load_readable(page_ids: list[int]) -> list[ArticleRecord]:
    """Return the records of the public articles; access is checked again each time."""
    pages = find_searchable().filter(pk__in=page_ids).order_by("pk")
    return list(build_article_records(pages))


def _write(page_ids: list[int], records: list[ArticleRecord]) -> None:
    update_signs(page_ids, records)
    for language in LANGUAGES.values():
        own = [record for record in records if find_language(record.locale) == language]
        engine = get_engine(language)
        if gone := set(page_ids) - {record.page_id for record in own}:
            engine.remove(gone)
        if own:
            engine.replace(own)


def find_searchable() -> ArticleQuerySet:
    """Return the public articles once each: aliases have no content of their own."""
    return ArticlePage.objects.for_readers().filter(alias_of=None)


def load_all_records(language: Language = ENGLISH) -> Iterator[ArticleRecord]:
    """Yield every article in a language, in batches, so that memory stays bounded."""
    last, pages = 0, find_articles_in(language)
    while batch := list(pages.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield from build_article_records(batch)
        last = batch[-1].pk


def find_articles_in(language: Language) -> ArticleQuerySet:
    """Return the public articles that belong in the language's index."""
    locales = [
        code
        for code in Locale.objects.values_list("language_code", flat=True)
        if find_language(code) == language
    ]
    return find_searchable().filter(locale__language_code__in=locales)
