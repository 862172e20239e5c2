"""An editor is told of the redirects that a new address made, and where to remove them."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.editor_forms import form_of
from blog.tests.factories import ArticlePageFactory
from home.models import HomePage

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

ONE = "1 redirect from the old address was created."


def publish(client: Client, page: ArticlePage, **fields: str) -> str:
    form = form_of(page) | fields | {"action-publish": "Publish"}
    response = client.post(f"/admin/pages/{page.pk}/edit/", form, follow=True)
    return response.content.decode()


@pytest.fixture
def article(article_index: ArticleIndexPage) -> ArticlePage:
    return ArticlePageFactory(parent=article_index, title="Walking", slug="walking")


def test_new_slug_is_answered_with_what_leads_there_and_where_to_remove_it(
    editor_client: Client, article: ArticlePage
) -> None:
    text = publish(editor_client, article, slug="strolling")
    assert ONE in text
    article.refresh_from_db()
    assert f"/admin/redirects/?q={article.url_path.replace('/', '%2F')}" in text


def test_who_may_not_remove_redirects_is_only_told(
    editor: User, editor_client: Client, article: ArticlePage
) -> None:
    for group in editor.groups.all():
        group.permissions.remove(Permission.objects.get(codename="delete_redirect"))
    text = publish(editor_client, article, slug="strolling")
    assert ONE in text
    assert "/admin/redirects/?q=" not in text


def test_publishing_at_the_same_address_says_nothing_of_redirects(
    editor_client: Client, article: ArticlePage
) -> None:
    text = publish(editor_client, article, title="Walking more")
    assert "Walking more" in text
    assert "old address" not in text


def test_move_is_answered_too(
    admin_client: Client, home_page: HomePage, article_index: ArticleIndexPage, article: ArticlePage
) -> None:
    other = ArticleIndexPage(title="Archive", slug="archive")
    home_page.add_child(instance=other)
    address = f"/admin/pages/{article.pk}/move/{other.pk}/confirm/"
    assert ONE in admin_client.post(address, follow=True).content.decode()
