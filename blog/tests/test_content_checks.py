"""What the checks of an article find, and where editors are told."""

import io

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings
from wagtail_factories import DocumentFactory

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, body
from evidence.models import Reference
from review.content_checks import run_checks


def linking_to(index: ArticleIndexPage, linktype: str, target_id: int) -> ArticlePage:
    link = f'<p><a linktype="{linktype}" id="{target_id}">there</a></p>'
    section = {"heading": "More to read", "text": link}
    return ArticlePageFactory(parent=index, body=body(("section", section)))


def test_links_that_lead_somewhere_are_no_finding(article_index: ArticleIndexPage) -> None:
    document = DocumentFactory()
    assert run_checks(linking_to(article_index, "page", article_index.pk)) == []
    assert run_checks(linking_to(article_index, "document", document.pk)) == []


@pytest.mark.parametrize("linktype", ["page", "document"])
def test_link_to_what_is_gone_is_found_in_its_block(
    article_index: ArticleIndexPage, linktype: str
) -> None:
    page = linking_to(article_index, linktype, 999_999)
    [finding] = run_checks(page)
    assert finding.id == "blog.W001"
    assert finding.block_id == page.body[1].id
    assert "More to read" in finding.message


def test_link_to_a_draft_is_found(article_index: ArticleIndexPage) -> None:
    draft = ArticlePageFactory(parent=article_index, live=False)
    assert len(run_checks(linking_to(article_index, "page", draft.pk))) == 1


def found(page: ArticlePage) -> list[str]:
    return [finding.id for finding in run_checks(ArticlePage.objects.get(pk=page.pk))]


def test_evidence_without_a_source_is_found(article_index: ArticleIndexPage) -> None:
    source = Reference.objects.create(title="Study")
    inline = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    for statement, ids in (("<p>It helps</p>", ["blog.W002"]), (inline, [])):
        evidence = ("evidence", {"heading": "Evidence", "statement": statement, "references": []})
        assert found(ArticlePageFactory(parent=article_index, body=body(evidence))) == ids


@pytest.mark.parametrize(("status", "ids"), [("retracted", ["blog.E001"]), ("corrected", [])])
def test_source_that_is_not_to_be_relied_on_is_found(
    article_index: ArticleIndexPage, status: str, ids: list[str]
) -> None:
    source = Reference.objects.create(title="Study", status=status)
    text = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    section = ("section", {"heading": "More", "text": text})
    assert found(ArticlePageFactory(parent=article_index, body=body(section))) == ids


@pytest.mark.parametrize(
    ("year", "limit", "ids"),
    [(2015, 10, ["blog.H001"]), (2016, 10, []), (2015, 0, []), (None, 10, [])],
)
def test_old_source_is_found(
    article_index: ArticleIndexPage,
    settings: Settings,
    year: int | None,
    limit: int,
    ids: list[str],
) -> None:
    settings.MAX_SOURCE_YEARS = limit
    source = Reference.objects.create(title="Study", year=year)
    text = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    section = ("section", {"heading": "More", "text": text})
    page = ArticlePageFactory(parent=article_index, body=body(section))
    with time_machine.travel("2026-06-01"):
        assert found(page) == ids


def test_command_names_the_article_and_fails(article_index: ArticleIndexPage) -> None:
    page = linking_to(article_index, "page", 999_999)
    output = io.StringIO()
    with pytest.raises(CommandError, match="1 findings"):
        call_command("check_articles", stdout=output)
    assert page.url in output.getvalue()


def test_command_succeeds_when_there_is_nothing(article_index: ArticleIndexPage) -> None:
    ArticlePageFactory(parent=article_index)
    call_command("check_articles", stdout=io.StringIO())


def test_editor_who_opens_the_article_is_told(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    page = linking_to(article_index, "page", 999_999)
    html = editor_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "A link in “More to read” leads nowhere." in html
