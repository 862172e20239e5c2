"""What the head of each type of page says: one address, its own title, and who may show it."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings
from wagtail.models import Locale

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage, Topic
from blog.publication.snapshots import update_snapshots
from blog.querysets import ARTICLES_PER_PAGE
from blog.tests.crawling import Crawled
from blog.tests.factories import ArticlePageFactory, ContributorFactory, TopicFactory, approve
from home.models import HomePage, StandardPage
from site_identity.models import SiteSettings

ROOT = "http://localhost"
LARGE = "max-image-preview:large"


@pytest.fixture
def topic(db: None) -> Topic:
    return TopicFactory(name="Sciatica", slug="sciatica")


@pytest.fixture
def article(article_index: ArticleIndexPage, topic: Topic) -> ArticlePage:
    page = ArticlePageFactory(
        parent=article_index, title="Sciatica", slug="sciatica", date_published=date(2026, 1, 31)
    )
    author = ContributorFactory(name="Sample Person", slug="sample", credentials="MSc")
    page.article_authors.add(ArticleAuthor(contributor=author))
    page.topics.add(topic)
    page.save()
    return page


@pytest.fixture
def about(home_page: HomePage) -> StandardPage:
    text = "<p>Who we are.</p>" + "<p>And a long word or two of what we do.</p>" * 20
    return home_page.add_child(instance=StandardPage(title="About", slug="about", body=text))


def fill(index: ArticleIndexPage, topic: Topic) -> None:
    for _ in range(ARTICLES_PER_PAGE):
        page = ArticlePageFactory(parent=index)
        page.topics.add(topic)
        page.save()


def test_every_type_of_page_has_its_own_title_description_and_address(
    client: Client, article: ArticlePage, about: StandardPage, topic: Topic
) -> None:
    fill(article.get_parent().specific, topic)
    addresses = [
        "/",
        "/articles/",
        "/articles/?page=2",
        "/articles/sciatica/",
        "/articles/a-z/",
        "/articles/topics/sciatica/",
        "/articles/topics/sciatica/?page=2",
        "/people/sample/",
        "/about/",
    ]
    pages = [Crawled(client, address) for address in addresses]
    assert [page.links("canonical") for page in pages] == [[ROOT + path] for path in addresses]
    assert len({page.title for page in pages}) == len(pages)
    assert len({page.meta("description") for page in pages}) == len(pages)
    for page in pages:
        assert page.errors == []
        assert page.meta("robots") == LARGE
        assert page.title.endswith("Sciaticalm")
        assert page.meta("og:description") == page.meta("description")
        assert page.meta("twitter:description") == page.meta("description")
        assert page.meta("og:url") == page.page["url"] == page.links("canonical")[0]
        assert page.meta("og:title") == page.page["name"]
        assert page.meta("og:image:alt")
        assert page.meta("og:locale") == "en_GB"
    assert pages[2].title == "Articles, page 2 – Sciaticalm"
    assert "Page 2 of 2." in pages[2].meta("description")
    assert pages[2].page["mainEntity"] == {"@id": f"{ROOT}/articles/?page=2#list"}
    assert pages[2].node("ItemList")["itemListElement"][0]["position"] == 21


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("?utm_source=x&from=y", "/articles/"),
        ("?page=1", "/articles/"),
        ("?page=2&utm_source=x", "/articles/?page=2"),
        ("?page=99", "/articles/?page=2"),
        ("?page=x", "/articles/"),
    ],
)
def test_parameters_that_change_nothing_are_not_in_the_address(
    client: Client, article: ArticlePage, topic: Topic, query: str, canonical: str
) -> None:
    fill(article.get_parent().specific, topic)
    assert Crawled(client, f"/articles/{query}").links("canonical") == [ROOT + canonical]


@pytest.mark.parametrize(
    "address", ["/articles/topics/sciatica/?kind=other", "/people/sample/?role=author"]
)
def test_part_of_a_list_is_known_by_the_address_of_the_whole(
    client: Client, article: ArticlePage, address: str
) -> None:
    path = address.partition("?")[0]
    assert Crawled(client, address).links("canonical") == [ROOT + path]


def test_title_and_description_are_what_an_editor_says(
    client: Client, article: ArticlePage
) -> None:
    assert Crawled(client, article.url).meta("description") == article.summary
    article.seo_title, article.search_description = "Leg pain", "What an editor says."
    article.save()
    crawled = Crawled(client, article.url)
    assert crawled.title == "Leg pain – Sciaticalm"
    assert crawled.meta("og:title") == "Leg pain"
    assert crawled.meta("description") == "What an editor says."


def test_standing_page_is_described_by_how_it_begins(client: Client, about: StandardPage) -> None:
    description = Crawled(client, about.url).meta("description")
    assert description.startswith("Who we are. And a long word")
    assert len(description) <= 160


def test_name_of_the_site_is_said_once_on_its_front_page(
    client: Client, home_page: HomePage
) -> None:
    assert Crawled(client, "/").title == "Sciaticalm"


@pytest.mark.parametrize("kind", ["article", "about"])
def test_alias_is_known_by_the_page_it_is_of(
    client: Client, home_page: HomePage, request: pytest.FixtureRequest, kind: str
) -> None:
    page = request.getfixturevalue(kind)
    alias = page.create_alias(parent=page.get_parent(), update_slug="other")
    crawled = Crawled(client, alias.url)
    assert crawled.links("canonical") == [page.full_url]
    assert crawled.page["url"] == crawled.meta("og:url") == page.full_url


def test_article_that_an_editor_hides_is_not_to_be_shown(
    client: Client, article: ArticlePage
) -> None:
    article.is_hidden_from_search_engines = True
    article.save()
    assert Crawled(client, article.url).meta("robots") == "noindex"


def test_article_is_not_to_be_shown_once_its_review_is_overdue(
    client: Client, article: ArticlePage
) -> None:
    approve(article, next_review_due=date(2028, 6, 1))
    with time_machine.travel("2028-06-01"):
        assert Crawled(client, article.url).meta("robots") == LARGE
    with time_machine.travel("2028-06-02"):
        assert Crawled(client, article.url).meta("robots") == "noindex"


@pytest.mark.parametrize(("address", "status"), [("/search/?q=pain", 200), ("/nothing/", 404)])
def test_page_that_is_none_is_not_to_be_shown(
    client: Client, home_page: HomePage, address: str, status: int
) -> None:
    response = client.get(address)
    assert response.status_code == status
    html = response.content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert "canonical" not in html
    assert "ld+json" not in html


def test_other_forms_are_named_and_there(
    client: Client, article: ArticlePage, topic: Topic
) -> None:
    pages = {
        article.url: ["/feed/atom/"],
        topic.get_absolute_url(): ["/feed/atom/", "/articles/topics/sciatica/feed/atom/"],
        "/people/sample/": ["/feed/atom/", "/people/sample/feed/atom/"],
    }
    for address, feeds in pages.items():
        crawled = Crawled(client, address)
        assert crawled.links("alternate", type="application/atom+xml") == feeds
        for kind in ("atom+xml", "rss+xml", "feed+json"):
            for feed in crawled.links("alternate", type=f"application/{kind}"):
                assert client.get(feed)["Content-Type"].startswith(f"application/{kind}")
    (markdown,) = Crawled(client, article.url).links("alternate", type="text/markdown")
    assert client.get(markdown.removeprefix(ROOT)).status_code == 200


def test_shared_article_says_who_when_and_what(client: Client, article: ArticlePage) -> None:
    crawled = Crawled(client, article.url)
    assert crawled.meta("og:type") == "article"
    assert crawled.meta("article:published_time") == "2026-01-31"
    assert crawled.meta("article:section") == "Sciatica"
    assert crawled.metas("article:tag") == ["Sciatica"]
    assert crawled.metas("article:author") == [f"{ROOT}/people/sample/"]
    assert crawled.meta("twitter:card") == "summary_large_image"
    assert crawled.meta("og:image") == crawled.meta("twitter:image")


Translate = Callable[[ArticlePage], ArticlePage]


@pytest.fixture
def translate(article_index: ArticleIndexPage) -> Translate:
    """Publish an article in French too."""
    french = Locale.objects.create(language_code="fr")

    def make(page: ArticlePage) -> ArticlePage:
        translation = page.copy_for_translation(french, copy_parents=True)
        translation.slug = "sciatique"
        translation.save_revision().publish()
        return ArticlePage.objects.get(pk=translation.pk)

    return make


def test_translations_name_each_other_and_themselves(
    client: Client, article: ArticlePage, translate: Translate, settings: Settings
) -> None:
    settings.WAGTAIL_I18N_ENABLED = True
    assert Crawled(client, article.url).links("alternate", hreflang="x-default") == []
    translation = article_index_in_site(translate(article), article)
    update_snapshots([article.pk, translation.pk])
    expected = {
        "en-gb": article.full_url,
        "fr": translation.full_url,
        "x-default": article.full_url,
    }
    for page in (article, translation):
        crawled = Crawled(client, page.url)
        found = {lang: crawled.links("alternate", hreflang=lang) for lang in expected}
        assert found == {lang: [url] for lang, url in expected.items()}
    sitemap = b"".join(client.get("/sitemap.xml").streaming_content).decode()  # type: ignore[attr-defined]
    assert sitemap.count('hreflang="x-default"') == 2


def article_index_in_site(translation: ArticlePage, page: ArticlePage) -> ArticlePage:
    """Move a translation to where the site has an address for it."""
    translation.move(page.get_parent(), pos="last-child")
    return ArticlePage.objects.get(pk=translation.pk)


def test_translation_that_may_not_be_shown_is_not_named(
    client: Client, article: ArticlePage, translate: Translate
) -> None:
    translation = article_index_in_site(translate(article), article)
    translation.is_hidden_from_search_engines = True
    translation.save()
    update_snapshots([article.pk, translation.pk])
    for page in (article, translation):
        assert Crawled(client, page.url).links("alternate", hreflang="fr") == []


def test_standing_pages_name_their_translations_where_editors_can_translate(
    client: Client, home_page: HomePage, about: StandardPage, settings: Settings
) -> None:
    settings.WAGTAIL_I18N_ENABLED = True
    french = Locale.objects.create(language_code="fr")
    translation = about.copy_for_translation(french, copy_parents=True)
    translation.slug = "a-propos"
    translation.save_revision().publish()
    translation.move(home_page, pos="last-child")
    translation = StandardPage.objects.get(pk=translation.pk)
    for page in (about, translation):
        crawled = Crawled(client, f"/{page.slug}/")
        assert crawled.links("alternate", hreflang="x-default") == [about.full_url]
        assert crawled.links("alternate", hreflang="fr") == [translation.full_url]
        assert crawled.page["inLanguage"] == page.locale.language_code


def test_publisher_has_the_mark_until_there_is_a_logo(
    client: Client, site_settings: SiteSettings
) -> None:
    logo = Crawled(client, "/").node("Organization")["logo"]
    assert logo["url"] == f"{ROOT}/static/site/icon-512.png"
