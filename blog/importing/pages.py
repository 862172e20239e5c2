"""Drafts to pages: the one place where an import writes to the database."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug

from blog.importing.draft import ArticleDraft, DraftAuthor
from blog.importing.readers import read_article
from blog.importing.stream import build_stream_data
from blog.importing.topics import get_or_create_topic
from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage, ImportedArticle
from review.models import Contributor

MAX_SLUG_LENGTH = 200  # of 255, which leaves room for a number


class Outcome(StrEnum):
    """What an import did."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class ImportResult:
    """What came of a draft; `page` is as in the database, not the new draft."""

    page: ArticlePage
    outcome: Outcome
    draft: ArticleDraft


def import_file(
    path: Path, parent: ArticleIndexPage, known_topics: frozenset[str] = frozenset()
) -> ImportResult:
    """Import one file as a draft under `parent`; `UnreadableSource` if it is no article."""
    return import_draft(read_article(path, known_topics), parent)


@transaction.atomic
def import_draft(draft: ArticleDraft, parent: ArticleIndexPage) -> ImportResult:
    """Make a draft page, or a new draft of the page made before; never publishes.

    Nothing is written if the same was read before.
    """
    imported = ImportedArticle.objects.filter(source_id=draft.source_id).first()
    if not imported:
        return ImportResult(_create(draft, parent), Outcome.CREATED, draft)
    if imported.digest == draft.digest:
        return ImportResult(imported.page, Outcome.UNCHANGED, draft)
    _update(imported, draft)
    return ImportResult(imported.page, Outcome.UPDATED, draft)


def _create(draft: ArticleDraft, parent: ArticleIndexPage) -> ArticlePage:
    # Read again: adding a child needs the number of children, which the caller's copy may not know.
    index = ArticleIndexPage.objects.get(pk=parent.pk)
    # Without `live=False` the page would be published as soon as it has a place in the tree.
    page = ArticlePage(live=False, has_unpublished_changes=True)
    _fill(page, draft)
    # Wagtail makes slugs too, but none from a title without letters, and too long ones.
    words = slugify(draft.title, allow_unicode=True)[:MAX_SLUG_LENGTH].strip("-")
    page.slug = find_available_slug(index, words or f"article-{draft.digest[:8]}")
    index.add_child(instance=page)
    page.save_revision(clean=False, log_action=True)
    ImportedArticle.objects.create(source_id=draft.source_id, digest=draft.digest, page=page)
    return page


def _update(imported: ImportedArticle, draft: ArticleDraft) -> None:
    page = imported.page.get_latest_revision_as_object()
    _fill(page, draft)
    page.save_revision(clean=False, log_action=True)
    imported.page.refresh_from_db()
    imported.digest = draft.digest
    imported.save(update_fields=["digest"])


def _fill(page: ArticlePage, draft: ArticleDraft) -> None:
    """Put the draft on the page; what the source does not say stays as it is."""
    page.title = draft.title
    page.summary = draft.summary or page.summary
    page.date_published = draft.date_published or page.date_published
    page.attribution = draft.attribution or page.attribution
    page.body = build_stream_data(draft)
    if draft.topics:
        page.topics = [get_or_create_topic(slug) for slug in draft.topics]
    if draft.authors:
        page.article_authors = [
            ArticleAuthor(contributor=_get_or_create_contributor(author), sort_order=number)
            for number, author in enumerate(draft.authors)
        ]


def _get_or_create_contributor(author: DraftAuthor) -> Contributor:
    contributor, _ = Contributor.objects.get_or_create(
        name=author.name, defaults={"kind": author.kind}
    )
    return contributor
