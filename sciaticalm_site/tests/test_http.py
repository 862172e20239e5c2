"""What holds for every answer of the site."""

import re

import pytest
from django.test import Client, RequestFactory
from wagtail.models import Site

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory, TopicFactory
from home.models import HomePage
from sciaticalm_site.views import server_error
from site_identity.models import SiteSettings


@pytest.fixture
def help_line(site: Site) -> None:
    SiteSettings.objects.update_or_create(site=site, defaults={"help_line_number": "02380 248725"})


def test_missing_page_offers_search_and_the_help_line(client: Client, help_line: None) -> None:
    response = client.get("/nothing-here/")
    html = response.content.decode()
    assert response.status_code == 404
    main = html[html.index("<main") :]
    assert 'name="q"' in main
    assert "tel:02380248725" in main


def test_missing_page_offers_the_topics_that_readers_may_see(
    client: Client, article_index: ArticleIndexPage
) -> None:
    for slug, live in (("feet", True), ("knees", False)):
        page = ArticlePageFactory(parent=article_index, live=live)
        page.topics.add(TopicFactory(slug=slug))
        page.save()
    html = client.get("/nothing-here/").content.decode()
    assert 'href="/articles/topics/feet/"' in html
    assert "/articles/topics/knees/" not in html


def test_missing_page_of_no_site_is_still_missing(client: Client, db: None) -> None:
    Site.objects.all().delete()
    assert client.get("/nothing-here/").status_code == 404


def test_error_page_gives_the_help_line(rf: RequestFactory, help_line: None) -> None:
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "tel:02380248725" in response.content.decode()


def test_error_page_works_without_a_database(rf: RequestFactory) -> None:
    # No database fixture, so that every query is refused.
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "call your local emergency number" in response.content.decode()


def test_failing_page_answers_with_the_error_page(
    client: Client, home_page: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(HomePage, "serve", fail)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Something went wrong" in response.content.decode()


def test_robots_points_to_the_sitemap(client: Client, db: None) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    assert "Sitemap: http://testserver/sitemap.xml" in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/search/?q=x", "/nothing/", "/admin/login/"])
def test_policy_allows_no_other_origin(client: Client, home_page: HomePage, address: str) -> None:
    policy = client.get(address)["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert "'unsafe-eval'" not in policy


@pytest.mark.parametrize("address", ["/", "/search/?q=x", "/nothing/", "/admin-like/"])
def test_policy_for_readers_allows_nothing_inline(
    client: Client, home_page: HomePage, address: str
) -> None:
    assert "'unsafe-inline'" not in client.get(address)["Content-Security-Policy"]


def test_readers_get_no_cookie(client: Client, article_index: ArticleIndexPage) -> None:
    page = ArticlePageFactory(parent=article_index)
    for address in ("/", page.url, "/search/?q=x"):
        assert not client.get(address).cookies


@pytest.mark.parametrize("address", ["/", "/articles/", "/search/?q=x", "/nothing/"])
def test_page_asks_nothing_of_another_site(
    client: Client, article_index: ArticleIndexPage, address: str
) -> None:
    html = client.get(address).content.decode()
    assert not re.findall(r'(?:src|srcset|action)="(?:https?:)?//', html)
    run = re.findall(r"<script(?! type=.application/ld\+json.)([^>]*)>", html)
    assert all(tag.startswith(' type="module" src="/static/') for tag in run)


def test_unknown_host_is_refused(client: Client, home_page: HomePage) -> None:
    response = client.get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert "elsewhere.example" not in response.content.decode()


@pytest.mark.parametrize("address", ["/", "/search/?q=x", "/nothing/"])
def test_answer_to_a_reader_is_compressed(
    client: Client, home_page: HomePage, address: str
) -> None:
    response = client.get(address, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]
    assert "Content-Encoding" not in client.get(address).headers


def test_admin_is_not_compressed(client: Client, db: None) -> None:
    response = client.get("/admin/login/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in response.headers
