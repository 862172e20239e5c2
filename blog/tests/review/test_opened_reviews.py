"""Reviews that something else than an editor asks for."""

from datetime import date

import time_machine
from django.contrib.auth.models import User
from wagtail.models import PageLogEntry

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.editor_forms import form_of
from blog.tests.factories import (
    ArticlePageFactory,
    approve,
    body,
)
from blog.tests.review.reviewing import client_of
from evidence.models import Reference
from evidence.retractions.notices import announce_retraction
from review.opening import open_review

TODAY = "2026-06-01"


def test_retracted_source_opens_a_review_of_each_article_that_cites_it(
    article_index: ArticleIndexPage, immediate_tasks: None
) -> None:
    source = Reference.objects.create(title="Made-up study")
    text = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    citing = ArticlePageFactory(
        parent=article_index, body=body(("section", {"heading": "More", "text": text}))
    )
    other = ArticlePageFactory(parent=article_index)
    for page in (citing, other):
        approve(page)
    with time_machine.travel(TODAY):
        announce_retraction(source)
    assert ArticlePage.objects.get(pk=citing.pk).workflow_in_progress
    assert not ArticlePage.objects.get(pk=other.pk).workflow_in_progress
    assert citing.clinical_reviews.get().next_review_due == date(2026, 6, 1)
    assert other.clinical_reviews.get().next_review_due == date(2099, 1, 1)
    entry = PageLogEntry.objects.get(page=citing.pk, action="review.open")
    assert "Made-up study" in entry.message


def test_review_opened_twice_is_one_workflow(article: ArticlePage) -> None:
    for _time in range(2):
        open_review(ArticlePage.objects.get(), "A sample reason.")
    assert ArticlePage.objects.get().workflow_states.count() == 1


def test_editor_can_mend_an_article_whose_review_something_else_opened(
    article: ArticlePage, editor: User
) -> None:
    open_review(ArticlePage.objects.get(), "A sample reason.")
    page = ArticlePage.objects.get()
    draft = page.get_latest_revision_as_object()
    draft.summary = "Mended."
    client_of(editor).post(f"/admin/pages/{page.pk}/edit/", form_of(draft))
    assert ArticlePage.objects.get().get_latest_revision_as_object().summary == "Mended."
