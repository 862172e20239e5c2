"""Editors see how an article looks in results and shared links, and what is too long."""

from base64 import b64decode
from io import BytesIO

import pytest
from django.test import Client
from lxml import html
from PIL import Image

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory


@pytest.fixture
def article(article_index: ArticleIndexPage) -> ArticlePage:
    return ArticlePageFactory(
        parent=article_index, title="A & B", slug="walking", summary="What is said. " * 5
    )


def preview(client: Client, page: ArticlePage) -> html.HtmlElement:
    response = client.get(f"/admin/pages/{page.pk}/edit/")
    tree = html.document_fromstring(response.content)
    (found,) = tree.xpath("//div[@class='result-preview']/..")
    return found


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_editor_shows_the_result_and_how_long_it_is(
    editor_client: Client, article: ArticlePage
) -> None:
    text = text_of(preview(editor_client, article))
    assert "http://localhost/articles/walking/ A & B – Sciaticalm What is said." in text
    assert "Title: 5 characters; up to 60 are shown." in text
    assert "Description: 70 characters; 50 to 160" in text
    assert "Write" not in text


def test_editor_is_told_what_is_too_long(editor_client: Client, article: ArticlePage) -> None:
    article.seo_title, article.search_description = "Long " * 20, "Long " * 40
    article.save_revision()
    text = text_of(preview(editor_client, article))
    assert "Title: 100 characters; up to 60 are shown. Write a shorter title tag." in text
    assert "Change the meta description." in text
    assert "…" in text


def test_editor_sees_the_picture_of_the_draft(editor_client: Client, article: ArticlePage) -> None:
    article.title = "Draft"
    article.save_revision()
    (image,) = preview(editor_client, article).xpath(".//img")
    assert image.get("alt") == "Draft. Not reviewed"
    picture = b64decode(image.get("src").removeprefix("data:image/png;base64,"))
    assert Image.open(BytesIO(picture)).size == (1200, 630)


def test_new_article_can_be_begun_without(
    editor_client: Client, article_index: ArticleIndexPage
) -> None:
    response = editor_client.get(f"/admin/pages/add/blog/articlepage/{article_index.pk}/")
    assert response.status_code == 200
    assert b"result-preview__card" not in response.content
