"""What editors can do with articles, through the admin's own forms."""

from typing import Any

import pytest
from django.test import Client
from wagtail.test.utils.form_data import rich_text

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.editor_forms import article_form
from blog.tests.factories import ArticlePageFactory, ContributorFactory, body

Block = tuple[str, dict[str, Any]]

INTRODUCTION: Block = (
    "introduction",
    {"heading": "Introduction", "text": rich_text("<p>Hello</p>", features=["bold"])},
)
SECTION: Block = (
    "section",
    {"heading": "More", "text": rich_text("<p>Text</p>", features=["bold"])},
)


def create(client: Client, index: ArticleIndexPage, form: dict[str, Any]) -> Any:
    return client.post(f"/admin/pages/add/blog/articlepage/{index.pk}/", form)


def publish_form(*blocks: Block, **fields: str) -> dict[str, Any]:
    return article_form(blocks, **fields) | {"action-publish": "Publish"}


def test_editor_publishes_an_article(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    response = create(editor_client, article_index, publish_form(INTRODUCTION, SECTION))
    assert response.status_code == 302, response.context["form"].errors
    page = ArticlePage.objects.get(slug="new-article")
    assert page.live
    assert [block.block_type for block in page.body] == ["introduction", "section"]


@pytest.mark.parametrize(
    "blocks", [[], [SECTION], [SECTION, INTRODUCTION]], ids=["none", "no introduction", "order"]
)
def test_unfinished_draft_can_be_saved_but_not_published(
    editor_client: Client, article_index: ArticleIndexPage, blocks: list[Block]
) -> None:
    assert create(editor_client, article_index, publish_form(*blocks)).status_code == 200
    assert not ArticlePage.objects.exists()
    assert create(editor_client, article_index, article_form(blocks)).status_code == 302
    assert not ArticlePage.objects.get().live


def test_draft_without_a_summary_can_be_saved(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    form = article_form([INTRODUCTION], summary="")
    assert create(editor_client, article_index, form).status_code == 302


def test_date_to_come_is_refused_as_date_published(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    form = publish_form(INTRODUCTION, date_published="2999-01-01")
    assert create(editor_client, article_index, form).status_code == 200
    assert not ArticlePage.objects.exists()


def test_article_of_200_blocks_is_saved_and_opened(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    response = create(editor_client, article_index, publish_form(INTRODUCTION, *[SECTION] * 199))
    assert response.status_code == 302
    page = ArticlePage.objects.get()
    assert len(page.body) == 200
    assert editor_client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    assert editor_client.get(page.url).status_code == 200


def test_unfinished_draft_can_be_previewed(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    page = ArticlePageFactory(parent=article_index, body=[], live=False)
    page.save_revision()
    response = editor_client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "Not reviewed." in response.content.decode()


def test_preview_shows_authors_that_are_not_saved_yet(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    page = ArticlePageFactory(parent=article_index)
    page.article_authors.add(ArticleAuthor(contributor=ContributorFactory(name="Sample Team")))
    page.save_revision()
    assert "Sample Team" not in editor_client.get(page.url).content.decode()
    draft = editor_client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert "Sample Team" in draft.content.decode()


def test_contributor_named_on_an_article_cannot_be_deleted(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    contributor = ContributorFactory()
    page = ArticlePageFactory(parent=article_index)
    page.article_authors.add(ArticleAuthor(contributor=contributor))
    page.save()
    for address in (
        f"/admin/snippets/review/contributor/delete/{contributor.pk}/",
        f"/admin/bulk/review/contributor/delete/?id={contributor.pk}",
    ):
        response = editor_client.post(address, follow=True)
        assert response.status_code == 200, address
        assert "cannot be deleted" in response.content.decode(), address
    contributor.refresh_from_db()


def test_deleting_a_linked_page_says_where_it_is_linked(
    editor_client: Client, article_index: ArticleIndexPage, immediate_tasks: None
) -> None:
    target = ArticlePageFactory(parent=article_index, title="Target")
    link = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
    source = ArticlePageFactory(
        parent=article_index,
        title="Source",
        body=body(("section", {"heading": "x", "text": link})),
    )
    response = editor_client.get(f"/admin/pages/{target.pk}/usage/")
    assert source.title in response.content.decode()


@pytest.mark.parametrize(
    "query", ['"', "*", "(", "", " ", "a AND", "\\", "😀", "x" * 5_000, "'", "-", "title:x"]
)
def test_admin_search_survives_any_words(
    editor_client: Client, article_index: ArticleIndexPage, query: str
) -> None:
    for address in ("/admin/pages/search/", "/admin/snippets/blog/topic/", "/admin/images/"):
        assert editor_client.get(address, {"q": query}).status_code == 200, address
