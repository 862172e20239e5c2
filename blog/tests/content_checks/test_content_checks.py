"""What the checks of an article find."""

import io

import pytest
import time_machine
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail_factories import DocumentFactory

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, ContributorFactory, body
from evidence.models import Reference
from review.tests.rules import found_by


def linking_to(index: ArticleIndexPage, linktype: str, target_id: int) -> ArticlePage:
    link = f'<p><a linktype="{linktype}" id="{target_id}">there</a></p>'
    section = {"heading": "More to read", "text": link}
    return ArticlePageFactory(parent=index, body=body(("section", section)))


def test_links_that_lead_somewhere_are_no_finding(article_index: ArticleIndexPage) -> None:
    document = DocumentFactory()
    assert found_by("broken-link", linking_to(article_index, "page", article_index.pk)) == []
    assert found_by("broken-link", linking_to(article_index, "document", document.pk)) == []


@pytest.mark.parametrize("linktype", ["page", "document"])
def test_link_to_what_is_gone_is_found_in_its_block(
    article_index: ArticleIndexPage, linktype: str
) -> None:
    page = linking_to(article_index, linktype, 999_999)
    [finding] = found_by("broken-link", page)
    assert finding.block_id == page.body[1].id
    assert "More to read" in finding.message


def test_link_to_a_draft_is_found(article_index: ArticleIndexPage) -> None:
    draft = ArticlePageFactory(parent=article_index, live=False)
    assert len(found_by("broken-link", linking_to(article_index, "page", draft.pk))) == 1


def test_evidence_without_a_source_is_found(article_index: ArticleIndexPage) -> None:
    source = Reference.objects.create(title="Study")
    inline = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    for statement, count in (("<p>It helps</p>", 1), (inline, 0)):
        evidence = ("evidence", {"heading": "Evidence", "statement": statement, "references": []})
        page = ArticlePageFactory(parent=article_index, body=body(evidence))
        assert len(found_by("evidence-without-source", page)) == count


@pytest.mark.parametrize(("status", "count"), [("retracted", 1), ("corrected", 0)])
def test_source_that_is_not_to_be_relied_on_is_found(
    article_index: ArticleIndexPage, status: str, count: int
) -> None:
    source = Reference.objects.create(title="Study")
    text = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    section = ("section", {"heading": "More", "text": text})
    page = ArticlePageFactory(parent=article_index, body=body(section))
    Reference.objects.update(status=status)
    assert len(found_by("retracted-source", page)) == count


@pytest.mark.parametrize(
    ("status", "count"), [("dead", 1), ("missed", 0), ("alive", 0), ("unknown", 0)]
)
def test_source_whose_address_leads_nowhere_is_named(
    article_index: ArticleIndexPage, status: str, count: int
) -> None:
    source = Reference.objects.create(title="Lost study", link_status=status)
    text = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    section = ("section", {"heading": "More", "text": text})
    page = ArticlePageFactory(parent=article_index, body=body(section))
    named = "Broken link: web address of source 1, “Lost study”."
    assert [found.message for found in found_by("dead-source-link", page)] == [named] * count


@pytest.mark.parametrize(
    ("year", "limit", "count"), [(2015, 10, 1), (2016, 10, 0), (2015, 0, 0), (None, 10, 0)]
)
def test_old_source_is_found(
    article_index: ArticleIndexPage,
    settings: Settings,
    year: int | None,
    limit: int,
    count: int,
) -> None:
    settings.MAX_SOURCE_YEARS = limit
    source = Reference.objects.create(title="Study", year=year)
    text = f'<p>It helps<embed embedtype="citation" id="{source.pk}"/></p>'
    section = ("section", {"heading": "More", "text": text})
    page = ArticlePageFactory(parent=article_index, body=body(section))
    with time_machine.travel("2026-06-01"):
        assert len(found_by("old-source", page)) == count


def test_command_names_the_article_and_fails(article_index: ArticleIndexPage) -> None:
    page = linking_to(article_index, "page", 999_999)
    output = io.StringIO()
    with pytest.raises(CommandError, match="1 article has findings"):
        call_command("check_articles", stdout=output)
    assert page.url in output.getvalue()


def test_command_succeeds_when_there_is_nothing(article_index: ArticleIndexPage) -> None:
    page = ArticlePageFactory(parent=article_index)
    author = ContributorFactory(credentials="MSc")
    page.article_authors.add(ArticleAuthor(contributor=author))
    page.save()
    call_command("check_articles", stdout=io.StringIO())
