"""What may be kept of each kind of answer, and what is not sent twice."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from blog.models import ArticleIndexPage, ArticlePage, PublishedArticle
from blog.publication.snapshots import update_snapshots
from blog.tests.factories import ArticlePageFactory, TopicFactory, approve
from home.models import HomePage, StandardPage
from site_identity.models import SiteSettings

PAGES = (
    "/",
    "/articles/",
    "/articles/walking/",
    "/articles/a-z/",
    "/articles/topics/feet/",
    "/search/?q=walking",
)
TEXTS = (
    "/articles/walking.md",
    "/llms.txt",
    "/llms-full.txt",
    "/sitemap.xml",
    "/feed/atom/",
    "/articles/topics/feet/feed/rss/",
    "/robots.txt",
    "/manifest.webmanifest",
    "/.well-known/security.txt",
)


@pytest.fixture(autouse=True)
def article(article_index: ArticleIndexPage, site_settings: SiteSettings) -> ArticlePage:
    site_settings.contact_email = "office@example.org"
    site_settings.save()
    page = ArticlePageFactory(parent=article_index, title="Walking", live=False)
    page.topics.add(TopicFactory(slug="feet"))
    page.save_revision().publish()
    update_snapshots([page.pk])
    return ArticlePage.objects.get(pk=page.pk)


@pytest.mark.parametrize("address", [*PAGES, *TEXTS])
def test_answer_is_asked_for_anew_and_not_sent_twice(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert response["Cache-Control"] == "public, no-cache"
    assert not response.cookies
    again = client.get(address, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == response["ETag"]
    assert client.head(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_compressed_answer_is_not_sent_twice(client: Client, address: str) -> None:
    gzip = {"Accept-Encoding": "gzip"}
    etag = client.get(address, headers=gzip)["ETag"]
    assert client.get(address, headers=gzip | {"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("address", PAGES)
def test_page_is_sent_again_when_anything_on_it_changed(
    client: Client, site_settings: SiteSettings, address: str
) -> None:
    etag = client.get(address)["ETag"]
    site_settings.help_line_number = "02380 248725"
    site_settings.save()
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_article_says_since_when_it_says_what_it_says(client: Client, article: ArticlePage) -> None:
    PublishedArticle.objects.update(last_significant_change=datetime(2026, 3, 2, 12, tzinfo=UTC))
    since = client.get(article.url)["Last-Modified"]
    assert since == "Mon, 02 Mar 2026 12:00:00 GMT"
    asked = {"If-Modified-Since": since}
    assert client.get(article.url, headers=asked).status_code == 304
    ArticlePage.objects.update(summary="Another.")
    update_snapshots([article.pk])
    assert client.get(article.url, headers=asked).status_code == 200


def test_overdue_article_is_not_said_to_be_as_it_was(client: Client, article: ArticlePage) -> None:
    approve(article, next_review_due=date(2020, 1, 1))
    assert "Last-Modified" not in client.get(article.url).headers


@pytest.mark.parametrize("address", [*PAGES, *TEXTS])
def test_answer_to_an_editor_is_nobody_elses(editor_client: Client, address: str) -> None:
    assert editor_client.get(address)["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("address", PAGES)
def test_editors_and_readers_pages_are_told_apart(
    client: Client, editor_client: Client, address: str
) -> None:
    assert "Cookie" in client.get(address)["Vary"]
    assert "Cookie" in editor_client.get(address)["Vary"]


def test_admin_is_not_kept_at_all(editor_client: Client) -> None:
    for address in ("/admin/", "/admin/pages/"):
        kept = editor_client.get(address)["Cache-Control"]
        assert "no-store" in kept
        assert "private" in kept


def test_page_that_is_not_for_everyone_is_not_kept(
    editor_client: Client, article: ArticlePage
) -> None:
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    response = editor_client.get(article.url)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "ETag" not in response.headers


def test_search_by_the_api_may_be_kept_for_a_minute(client: Client) -> None:
    assert client.get("/api/search/?q=walking")["Cache-Control"] == "public, max-age=60"


@pytest.mark.parametrize(
    "address",
    [
        "/articles/walking/leaflet.pdf",
        "/articles/walking.md",
        "/llms.txt",
        "/llms-full.txt",
        "/feed/json/",
        "/sitemap.xml",
        "/api/search/?q=walking",
        "/api/v1/openapi.json",
        "/search/?q=walking",
        "/search/suggestions/?q=wa",
    ],
)
def test_what_is_no_page_is_kept_out_of_search_engines(client: Client, address: str) -> None:
    assert client.get(address)["X-Robots-Tag"] == "noindex"
    assert client.head(address).status_code == 200


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/search", "/search/"),
        ("/SEARCH/?q=a", "/search/?q=a"),
        ("/articles/Walking", "/articles/walking/"),
        ("/Articles/WALKING/", "/articles/walking/"),
        ("/articles/walking.md/", "/articles/walking.md"),
        ("/Articles/Walking.MD", "/articles/walking.md"),
        ("/articles/walking/Leaflet.pdf", "/articles/walking/leaflet.pdf"),
        ("/Sitemap.xml", "/sitemap.xml"),
        ("/feed/Atom", "/feed/atom/"),
        ("/articles/A-Z", "/articles/a-z/"),
        ("/articles/topics/Feet", "/articles/topics/feet/"),
    ],
)
def test_address_in_another_form_leads_to_the_usual_one_in_one_step(
    client: Client, asked: str, given: str
) -> None:
    response = client.get(asked)
    assert (response.status_code, response["Location"]) == (301, given)
    assert client.get(given).status_code == 200


def test_nothing_of_a_copy_is_listed(client: Client, settings: Settings) -> None:
    settings.INDEXABLE = False
    assert "Disallow: /\n" in client.get("/robots.txt").content.decode()
    for address in ("/", "/nothing/", "/articles/walking/leaflet.pdf", "/robots.txt"):
        assert client.get(address)["X-Robots-Tag"] == "noindex, nofollow"


def test_robots_of_the_real_site_lets_crawlers_in(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /\n" not in text
    assert "X-Robots-Tag" not in client.get("/").headers


def fields(client: Client) -> dict[str, Any]:
    text = client.get("/.well-known/security.txt").content.decode()
    return dict(line.split(": ", 1) for line in text.splitlines())


def test_security_contact_is_told_and_not_out_of_date(client: Client) -> None:
    found = fields(client)
    assert found["Contact"] == "mailto:office@example.org"
    assert found["Canonical"].endswith("/.well-known/security.txt")
    days = (datetime.fromisoformat(found["Expires"]) - datetime.now(UTC)).days
    assert 170 < days < 365


def test_security_contact_is_a_page_without_an_address_to_write_to(
    client: Client, home_page: HomePage, site_settings: SiteSettings, settings: Settings
) -> None:
    site_settings.contact_email = ""
    site_settings.save()
    assert client.get("/.well-known/security.txt").status_code == 404
    page = home_page.add_child(
        instance=StandardPage(title="Contact", slug="contact", body="<p>Write.</p>")
    )
    assert fields(client)["Contact"] == page.full_url
    settings.CONTACT_EMAIL = "tech@example.org"
    assert fields(client)["Contact"] == "mailto:tech@example.org"
