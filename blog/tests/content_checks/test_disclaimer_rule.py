"""No article goes live without a disclaimer, its own or that of the site."""

import pytest
from wagtail.models import Page, Site

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticleIndexPageFactory, ArticlePageFactory, body
from review.publishing import PublicationBlocked
from review.tests.rules import found_by
from site_identity.models import SiteSettings

NONE = "<p> </p>"


def article(index: ArticleIndexPage, own: str | None = None) -> ArticlePage:
    block = ("disclaimer", {"heading": "Disclaimer", "text": own})
    blocks = body() if own is None else body(block)
    return ArticlePageFactory(parent=index, body=blocks, live=False)


def test_site_that_set_nothing_has_a_disclaimer(article_index: ArticleIndexPage) -> None:
    assert found_by("disclaimer-missing", article(article_index)) == []
    assert not SiteSettings.objects.exists()


@pytest.mark.parametrize(
    ("of_site", "own", "count"),
    [
        ("<p>Ask.</p>", None, 0),
        ("<p>Ask.</p>", "", 0),
        (NONE, "<p>Ask.</p>", 0),
        (NONE, None, 1),
        (NONE, "", 1),
        (NONE, NONE, 1),
    ],
)
def test_disclaimer_is_that_of_the_article_or_of_the_site(
    article_index: ArticleIndexPage,
    site_settings: SiteSettings,
    of_site: str,
    own: str | None,
    count: int,
) -> None:
    site_settings.disclaimer = of_site
    site_settings.save()
    assert len(found_by("disclaimer-missing", article(article_index, own))) == count


def test_what_another_site_says_does_not_count(
    article_index: ArticleIndexPage, site: Site, site_settings: SiteSettings
) -> None:
    root = site.root_page.add_sibling(instance=Page(title="Other", slug="other"))
    other = Site.objects.create(hostname="other.example", root_page=root)
    SiteSettings.objects.create(site=other, disclaimer=NONE)
    index = ArticleIndexPageFactory(parent=root)
    assert len(found_by("disclaimer-missing", article(index))) == 1
    assert found_by("disclaimer-missing", article(article_index)) == []


def test_article_without_any_is_not_published(
    article_index: ArticleIndexPage, site_settings: SiteSettings
) -> None:
    site_settings.disclaimer = ""
    site_settings.save()
    page = article(article_index)
    with pytest.raises(PublicationBlocked, match="no disclaimer"):
        page.save_revision().publish()
    assert not ArticlePage.objects.live().exists()
