"""A snapshot moves when readers get something else, and never otherwise."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from time_machine import TimeMachineFixture
from wagtail.models import PageViewRestriction

from blog.models import (
    ArticleAuthor,
    ArticleIndexPage,
    ArticlePage,
    GlossaryTerm,
    PublishedArticle,
)
from blog.publication.snapshots import Change, Event, published_changed, update_snapshots
from blog.tests.factories import ArticlePageFactory, ContributorFactory, TopicFactory, approve, body
from blog.tests.rich_text.cited_articles import inline
from evidence.choices import Status
from evidence.models import Reference

MONDAY = "2026-03-02T12:00:00Z"


@pytest.fixture(autouse=True)
def monday(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(MONDAY, tick=False)


@pytest.fixture
def article(article_index: ArticleIndexPage) -> ArticlePage:
    page = ArticlePageFactory(parent=article_index, title="Walking", live=False)
    page.save_revision().publish()
    update_snapshots([page.pk])
    return ArticlePage.objects.get(pk=page.pk)


def a_day_later(time_machine: TimeMachineFixture) -> None:
    time_machine.shift(timedelta(days=1))


def changed(page: ArticlePage) -> str:
    """Return what the snapshots make of an article now, in a word; empty for no change."""
    changes = update_snapshots([page.pk])
    return changes[0].event.value if changes else ""


def test_published_article_is_registered_since_its_publication(article: ArticlePage) -> None:
    row = PublishedArticle.objects.get()
    assert (row.page_id, row.url) == (article.pk, article.full_url)
    assert row.last_significant_change == timezone.now()
    assert changed(article) == ""


def test_publishing_the_same_again_changes_nothing(
    article: ArticlePage, time_machine: TimeMachineFixture
) -> None:
    before = PublishedArticle.objects.get()
    a_day_later(time_machine)
    article.latest_revision.publish()
    assert ArticlePage.objects.get().last_published_at > before.last_significant_change
    assert changed(article) == ""
    assert PublishedArticle.objects.get().last_significant_change == before.last_significant_change


def edit(page: ArticlePage, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Running"},
        {"summary": "Something else."},
        {"slug": "running"},
        {"body": body(("section", {"heading": "More", "text": "<p>Words.</p>"}))},
        {"funding": "Nobody paid for it."},
        {"how_made": "By hand."},
        {"attribution": "<p>CC BY 4.0</p>"},
    ],
)
def test_change_of_what_readers_see_moves_it(
    article: ArticlePage, time_machine: TimeMachineFixture, fields: dict[str, Any]
) -> None:
    a_day_later(time_machine)
    edit(article, **fields)
    assert changed(article) == "change"
    assert PublishedArticle.objects.get().last_significant_change == timezone.now()


def test_change_of_a_link_alone_moves_it(article: ArticlePage) -> None:
    for link in ("a", "b"):
        text = f'<p><a href="https://example.org/{link}">Same words</a></p>'
        edit(article, body=body(("section", {"heading": "More", "text": text})))
        assert changed(article) == "change"


def test_people_topics_and_reviews_move_it(article: ArticlePage) -> None:
    person = ContributorFactory()
    ArticleAuthor.objects.create(page=article, contributor=person)
    assert changed(article) == "change"
    person.credentials = "BSc"
    person.save()
    assert changed(article) == "change"
    topic = TopicFactory()
    article.topics.add(topic)
    article.save()
    assert changed(article) == "change"
    topic.name = "Another name"
    topic.save()
    assert changed(article) == "change"
    approve(article)
    article.save()
    assert changed(article) == "change"
    assert changed(article) == ""


def test_retracted_source_moves_it(article: ArticlePage) -> None:
    source = Reference.objects.create(title="A sample study", year=2020)
    edit(article, body=body(("section", {"heading": "More", "text": f"<p>So{inline(source)}</p>"})))
    changed(article)
    source.status = Status.RETRACTED
    source.save()
    assert changed(article) == "change"


def test_term_that_is_explained_otherwise_moves_the_articles_that_use_it(
    article: ArticlePage,
    article_index: ArticleIndexPage,
    immediate_tasks: None,
    time_machine: TimeMachineFixture,
) -> None:
    other = ArticlePageFactory(parent=article_index, title="Gout")
    text = "<p>An oedema.</p>"
    edit(article, body=body(("section", {"heading": "More", "text": text})))
    a_day_later(time_machine)
    term = GlossaryTerm.objects.create(term="oedema", explanation="A swelling.")
    assert moved_now() == {article.pk}
    a_day_later(time_machine)
    term.delete()
    assert moved_now() == {article.pk}
    assert PublishedArticle.objects.filter(pk=other.pk).exists()


def moved_now() -> set[int]:
    rows = PublishedArticle.objects.filter(last_significant_change=timezone.now())
    return set(rows.values_list("pk", flat=True))


def hide(page: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("how", [ArticlePage.unpublish, ArticlePage.delete, hide])
def test_article_that_readers_lose_is_told_once(article: ArticlePage, how: Any) -> None:
    page_id, url = article.pk, article.full_url
    how(article)
    told: list[Change] = []

    def note(changes: list[Change], **kwargs: Any) -> None:
        told.extend(changes)

    published_changed.connect(note)
    update_snapshots([page_id])
    update_snapshots([page_id])
    published_changed.disconnect(note)
    assert [(change.event, change.url) for change in told] == [(Event.UNPUBLISH, url)]
    assert not PublishedArticle.objects.exists()


def test_drafts_and_aliases_are_not_registered(
    article: ArticlePage, article_index: ArticleIndexPage
) -> None:
    draft = ArticlePageFactory(parent=article_index, live=False)
    alias = article.create_alias(update_slug="alias")
    assert update_snapshots([draft.pk, alias.pk]) == []
