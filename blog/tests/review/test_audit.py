"""Audit of live articles."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, approve
from evidence.models import Reference


def test_source_retracted_since_is_found(
    article_index: ArticleIndexPage, settings: Settings
) -> None:
    live = ArticlePageFactory(parent=article_index)
    approve(live)
    settings.REVIEW_REQUIRED = True
    source = Reference.objects.create(title="Study", status="retracted")
    body = live.body.get_prep_value()
    body[0]["value"]["text"] = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    ArticlePage.objects.update(body=json.dumps(body))
    output = io.StringIO()
    with pytest.raises(CommandError):
        call_command("audit_published", "--json", stdout=output)
    faults = [json.loads(line)["fault"] for line in output.getvalue().splitlines()]
    assert any("Retracted" in fault for fault in faults)
