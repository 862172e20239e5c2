"""The index follows what editors do."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.factories import (
    ArticleIndexPageFactory,
    ArticlePageFactory,
    ContributorFactory,
    TopicFactory,
)
from home.models import HomePage
from search.engines import get_engine
from search.query import parse_query

pytestmark = pytest.mark.usefixtures("search_index")


def indexed(words: str) -> list[int]:
    return [hit.page_id for hit in get_engine().search(parse_query(words)).hits]


@pytest.fixture
def gout(article_index: ArticleIndexPage) -> ArticlePage:
    page = ArticlePageFactory(parent=article_index, title="Gout", live=False)
    page.save_revision().publish()
    return ArticlePage.objects.get(pk=page.pk)


def test_published_article_is_found(gout: ArticlePage) -> None:
    assert indexed("gout") == [gout.pk]


def test_draft_is_not_found(article_index: ArticleIndexPage, gout: ArticlePage) -> None:
    gout.title = "Podagra"
    gout.save_revision()
    ArticlePageFactory(parent=article_index, title="Podagra", live=False).save_revision()
    assert indexed("podagra") == []


def test_unpublished_article_is_not_found(gout: ArticlePage) -> None:
    gout.unpublish()
    assert indexed("gout") == []


def test_deleted_article_is_not_found(gout: ArticlePage) -> None:
    gout.delete()
    assert get_engine().count() == 0


def test_article_deleted_with_its_parent_is_not_found(
    article_index: ArticleIndexPage, gout: ArticlePage
) -> None:
    article_index.delete()
    assert get_engine().count() == 0


def test_article_below_a_page_made_private_is_not_found(
    article_index: ArticleIndexPage, gout: ArticlePage
) -> None:
    restriction = PageViewRestriction.objects.create(
        page=article_index, restriction_type=PageViewRestriction.LOGIN
    )
    assert indexed("gout") == []
    restriction.delete()
    assert indexed("gout") == [gout.pk]


def test_article_moved_below_a_private_page_is_not_found(
    home_page: HomePage, gout: ArticlePage
) -> None:
    private = ArticleIndexPageFactory(parent=home_page, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    gout.move(private, pos="last-child")
    assert indexed("gout") == []


def test_renamed_topic_is_found_by_its_new_name(gout: ArticlePage) -> None:
    topic = TopicFactory(name="Feet")
    gout.topics.add(topic)
    gout.save_revision().publish()
    topic.name = "Toes"
    topic.save()
    assert indexed("feet") == []
    assert indexed("toes") == [gout.pk]


def test_renaming_a_contributor_keeps_the_articles_found(gout: ArticlePage) -> None:
    contributor = ContributorFactory()
    gout.article_authors.add(ArticleAuthor(contributor=contributor))
    gout.save_revision().publish()
    contributor.name = "Renamed"
    contributor.save()
    assert indexed("gout") == [gout.pk]


def test_article_published_in_the_admin_is_found(editor_client: Client, gout: ArticlePage) -> None:
    gout.unpublish()
    editor_client.post(f"/admin/bulk/wagtailcore/page/publish/?id={gout.pk}", {})
    assert indexed("gout") == [gout.pk]
