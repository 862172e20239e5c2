"""Private articles are shown nowhere, by the rule that Wagtail serves pages by."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticleIndexPageFactory, ArticlePageFactory


def hide(page: ArticlePage | ArticleIndexPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def is_served(page: ArticlePage) -> bool:
    return Client().get(page.get_url()).status_code == 200


@pytest.fixture
def source(article_index: ArticleIndexPage) -> ArticlePage:
    return ArticlePageFactory(parent=article_index, title="Gout")


@pytest.fixture
def alias(source: ArticlePage, article_index: ArticleIndexPage) -> ArticlePage:
    """An alias of the article, below another index page."""
    other = ArticleIndexPageFactory(parent=article_index.get_parent(), slug="other")
    return source.create_alias(parent=other)


@pytest.mark.parametrize("hidden", ["nothing", "source", "parent of source", "parent of alias"])
def test_articles_for_readers_are_those_that_are_served(
    source: ArticlePage, alias: ArticlePage, hidden: str
) -> None:
    if hidden == "source":
        hide(source)
    elif hidden == "parent of source":
        hide(source.get_parent().specific)
    elif hidden == "parent of alias":
        hide(alias.get_parent().specific)
    served = {page.pk for page in (source, alias) if is_served(page)}
    assert set(ArticlePage.objects.for_readers().values_list("pk", flat=True)) == served
    assert (served == {source.pk, alias.pk}) == (hidden == "nothing")


def test_article_below_an_alias_of_a_private_index_is_private(
    article_index: ArticleIndexPage,
) -> None:
    ArticlePageFactory(parent=article_index)
    alias = article_index.create_alias(
        recursive=True, parent=article_index.get_parent(), update_slug="copy"
    )
    hide(article_index)
    article = ArticlePage.objects.child_of(alias).get()
    assert not is_served(article)
    assert article not in ArticlePage.objects.for_readers()


def test_privacy_settings_are_read_in_one_query(
    source: ArticlePage, django_assert_num_queries: object
) -> None:
    hide(source.get_parent().specific)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(source.get_view_restrictions()) == 1
