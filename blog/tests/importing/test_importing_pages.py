"""A draft becomes a draft page, once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Revision

from blog.importing.draft import ArticleDraft, DraftAuthor, DraftBlock, compute_digest
from blog.importing.pages import Outcome, import_draft
from blog.models import ArticleIndexPage, ArticlePage, ImportedArticle, Topic
from blog.tests.factories import ArticlePageFactory, TopicFactory
from review.models import Contributor

TIPS = {
    "heading": "Tips",
    "lead_in": "<p>Try this:</p>",
    "items": [{"title": "Walk", "text": "<p>Daily.</p>"}, {"title": "Rest", "text": ""}],
}


def make_draft(**changes: Any) -> ArticleDraft:
    draft = ArticleDraft(
        source_id="test:1",
        title="Walking",
        summary="Walk on.",
        authors=(DraftAuthor("A Team", "organisation"),),
        topics=("back-pain",),
        attribution="<p>From a book.</p>",
        blocks=(
            DraftBlock("introduction", {"heading": "Introduction", "text": "<p>Hello.</p>"}),
            DraftBlock("tips", TIPS),
        ),
    )
    draft = replace(draft, **changes)
    return replace(draft, digest=compute_digest(draft))


@contextmanager
def no_writes() -> Iterator[None]:
    with CaptureQueriesContext(connection) as queries:
        yield
    for query in queries:
        assert not query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))


def test_import_makes_a_draft_that_no_reader_sees(article_index: ArticleIndexPage) -> None:
    result = import_draft(make_draft(), article_index)
    page = ArticlePage.objects.get()
    assert result.outcome == Outcome.CREATED
    assert (page.live, page.has_unpublished_changes) == (False, True)
    assert page.get_parent().pk == article_index.pk
    assert page.revisions.count() == 1
    assert not article_index.articles.exists()


def test_draft_can_be_published_as_it_is(article_index: ArticleIndexPage) -> None:
    page = import_draft(make_draft(), article_index).page
    page.get_latest_revision().publish()
    page = ArticlePage.objects.get()
    page.full_clean()
    assert page.live
    assert [author.name for author in page.authors] == ["A Team"]
    assert [topic.name for topic in page.topics.all()] == ["Back pain"]
    assert [section.kind for section in page.reading.record.sections] == ["introduction", "tips"]
    assert page.reading.record.sections[1].text.strip() == "Try this: Walk Daily. Rest"


def test_existing_topics_and_contributors_are_used(article_index: ArticleIndexPage) -> None:
    TopicFactory(name="BACK PAIN", slug="spine")
    Contributor.objects.create(name="A Team", kind="person")
    import_draft(make_draft(), article_index)
    assert Topic.objects.count() == 1
    assert Contributor.objects.get().kind == "person"


def test_block_ids_are_the_same_at_each_import(article_index: ArticleIndexPage) -> None:
    first = ids_of(import_draft(make_draft(), article_index).page)
    ArticlePage.objects.get().delete()
    assert ids_of(import_draft(make_draft(), article_index).page) == first
    assert len(set(first)) == 4


def ids_of(page: ArticlePage) -> list[str]:
    tips = page.body[1].value["items"].bound_blocks
    return [part.id for part in [*page.body, *tips]]


def test_second_import_of_the_same_writes_nothing(article_index: ArticleIndexPage) -> None:
    import_draft(make_draft(), article_index)
    with no_writes():
        result = import_draft(make_draft(), article_index)
    assert result.outcome == Outcome.UNCHANGED
    assert Revision.objects.count() == 1


def test_notes_of_the_reader_do_not_make_a_difference(article_index: ArticleIndexPage) -> None:
    import_draft(make_draft(), article_index)
    assert import_draft(make_draft(notes=("?",)), article_index).outcome == Outcome.UNCHANGED


def test_changed_source_becomes_a_draft_and_readers_keep_what_is_live(
    article_index: ArticleIndexPage,
) -> None:
    page = import_draft(make_draft(), article_index).page
    page.get_latest_revision().publish()
    changed = make_draft(title="Walking more", topics=("sciatica",), authors=())
    result = import_draft(changed, article_index)
    assert result.outcome == Outcome.UPDATED
    live = ArticlePage.objects.get()
    assert (live.title, live.live, live.has_unpublished_changes) == ("Walking", True, True)
    assert [topic.slug for topic in live.topics.all()] == ["back-pain"]
    latest = live.get_latest_revision_as_object()
    assert (latest.title, latest.slug) == ("Walking more", "walking")
    assert [topic.slug for topic in latest.topics.all()] == ["sciatica"]
    assert [author.name for author in latest.authors] == ["A Team"]
    assert import_draft(changed, article_index).outcome == Outcome.UNCHANGED


def test_changed_source_of_a_draft_does_not_publish_it(article_index: ArticleIndexPage) -> None:
    import_draft(make_draft(), article_index)
    import_draft(make_draft(summary="Walk more."), article_index)
    assert not ArticlePage.objects.get().live


def test_what_the_source_does_not_say_stays(article_index: ArticleIndexPage) -> None:
    import_draft(make_draft(), article_index)
    import_draft(make_draft(topics=(), attribution="", summary=""), article_index)
    latest = ArticlePage.objects.get().get_latest_revision_as_object()
    assert latest.topics.count() == 1
    assert latest.attribution == "<p>From a book.</p>"
    assert latest.summary == "Walk on."


def test_title_that_is_taken_gets_an_address_of_its_own(article_index: ArticleIndexPage) -> None:
    ArticlePageFactory(parent=article_index, title="Walking", slug="walking")
    assert import_draft(make_draft(), article_index).page.slug == "walking-1"
    # The caller's copy of the index page is out of date by now, which has to do no harm.
    other = import_draft(make_draft(source_id="test:2"), article_index).page
    assert other.slug == "walking-2"


@pytest.mark.parametrize("title", ["🚶", "Боль", "Long " * 51])
def test_every_title_gets_an_address(article_index: ArticleIndexPage, title: str) -> None:
    first = import_draft(make_draft(title=title), article_index).page
    second = import_draft(make_draft(title=title, source_id="test:2"), article_index).page
    assert first.slug
    assert second.slug
    assert first.slug != second.slug


def test_failure_leaves_nothing_half_made(
    article_index: ArticleIndexPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**fields: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(ImportedArticle.objects, "create", fail)
    with pytest.raises(RuntimeError):
        import_draft(make_draft(), article_index)
    for model in (ArticlePage, Topic, Contributor, Revision):
        assert not model.objects.exists()
