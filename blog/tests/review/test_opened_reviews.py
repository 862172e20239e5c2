"""Reviews that something else than an editor asks for."""

from datetime import date

import time_machine
from wagtail.models import PageLogEntry

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, approve, body
from evidence.models import Reference
from evidence.retractions.notices import announce_retraction

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
