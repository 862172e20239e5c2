"""What the checks of an article find, and where editors are told."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail_factories import DocumentFactory

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, body
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
