"""Review of an article, through the admin."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.editor_forms import form_of
from blog.tests.factories import ArticlePageFactory, body
from blog.tests.rich_text.cited_articles import evidence
from evidence.choices import Status
from evidence.models import Reference
from review.tests.reviewing import approval_dialog, client_of, decide


def test_edit_of_a_red_flag_after_approval_voids_the_review(
    submitted: ArticlePage, reviewer: User, editor: User
) -> None:
    decide(submitted, reviewer)
    decide(submitted, editor)
    page = ArticlePage.objects.get()
    flags = {"heading": "Help", "urgency": "emergency", "signs": ["<p>numb legs</p>"]}
    page.body = body(("red_flags", flags))
    page.save_revision(user=editor)
    form = form_of(page) | {"action-publish": "1"}
    response = client_of(editor).post(f"/admin/pages/{page.pk}/edit/", form)
    assert response.status_code == 409
    assert "was changed since" in response.content.decode()
    assert not ArticlePage.objects.get().body.first_block_by_name("red_flags")


def test_reviewer_vouches_for_the_parts_and_sources_of_an_article(
    submitted: ArticlePage, reviewer: User
) -> None:
    html = approval_dialog(submitted, reviewer)
    assert "You vouch, by name" in html
    assert "red flags, evidence, tips, doses and numbers" in html
    assert "No sources cited." in html


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Never looked up: a retraction would not be known."),
        (
            {"looked_up_at": datetime(2026, 3, 1, 12, tzinfo=UTC)},
            "No retraction, concern or correction known on 1 March 2026.",
        ),
        ({"status": Status.RETRACTED}, "<strong>Retracted</strong>"),
    ],
)
def test_reviewer_is_told_what_is_known_of_each_source(
    article_index: ArticleIndexPage, fields: dict[str, Any], told: str
) -> None:
    source = Reference.objects.create(title="Made-up study", **fields)
    page = ArticlePageFactory(parent=article_index, live=False, body=body(evidence(source)))
    assert told in render_to_string("blog/approval_summary.html", {"page": page})
