"""What got past the gate is found."""

import io
import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, approve
from evidence.models import Reference


@pytest.fixture
def live(article_index: ArticleIndexPage, settings: Settings) -> ArticlePage:
    page = ArticlePageFactory(parent=article_index)
    approve(page)
    settings.REVIEW_REQUIRED = True
    return page


def audited() -> list[str]:
    output = io.StringIO()
    try:
        call_command("audit_published", "--json", stdout=output)
    except CommandError:
        assert output.getvalue()
    return [json.loads(line)["fault"] for line in output.getvalue().splitlines()]


def test_site_in_order_has_no_faults(live: ArticlePage, article_index: ArticleIndexPage) -> None:
    ArticlePageFactory(parent=article_index, live=False)
    live.create_alias(update_slug="alias")
    output = io.StringIO()
    call_command("audit_published", stdout=output)
    assert output.getvalue() == "2 live pages, no faults.\n"


def test_page_made_live_past_the_gate_is_found(
    live: ArticlePage, article_index: ArticleIndexPage
) -> None:
    draft = ArticlePageFactory(parent=article_index, live=False)
    ArticlePage.objects.filter(pk=draft.pk).update(live=True)
    assert audited() == ["No clinical reviewer has approved this page."]


def test_content_changed_past_the_gate_is_found(live: ArticlePage) -> None:
    ArticlePage.objects.update(summary="Take 100 mg.")
    [changed, told] = audited()
    assert "changed since" in changed
    assert "another review" in told


def test_overdue_review_is_found(live: ArticlePage) -> None:
    live.clinical_reviews.update(next_review_due=date(2026, 1, 1))
    assert audited() == ["The next review was due on 1 Jan 2026."]


def test_source_retracted_since_is_found(live: ArticlePage) -> None:
    source = Reference.objects.create(title="Study", status="retracted")
    inline = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    body = live.body.get_prep_value()
    body[0]["value"]["text"] = inline
    ArticlePage.objects.update(body=json.dumps(body))
    assert any("Retracted" in fault for fault in audited())


def test_site_without_the_duty_is_told_of_errors_only(
    live: ArticlePage, article_index: ArticleIndexPage, settings: Settings
) -> None:
    settings.REVIEW_REQUIRED = False
    ArticlePageFactory(parent=article_index)
    assert audited() == []
