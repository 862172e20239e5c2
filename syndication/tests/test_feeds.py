"""Feeds: valid in each form, whole, absolute, kept, and never behind what readers may see."""

import re
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from lxml import etree, html
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.publication.snapshots import update_snapshots
from blog.tests.factories import ArticlePageFactory, ContributorFactory, TopicFactory, approve, body

FORMS = ("atom", "rss", "json")
KINDS = {"atom": "application/atom+xml", "rss": "application/rss+xml"}


@pytest.fixture
def article(article_index: ArticleIndexPage) -> ArticlePage:
    page = ArticlePageFactory(parent=article_index, title="Walking & <b>resting</b>", live=False)
    page.save_revision().publish()
    update_snapshots([page.pk])
    return ArticlePage.objects.get(pk=page.pk)


def fetch(client: Client, form: str, below: str = "/") -> Any:
    """Return a feed as a reader of feeds understands it."""
    response = client.get(f"{below}feed/{form}/")
    assert response.status_code == 200
    if form == "json":
        return response.json()
    etree.fromstring(response.content)
    assert response["Content-Type"].startswith(KINDS[form])
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def titles(client: Client, below: str = "/") -> list[str]:
    return [item["title"] for item in fetch(client, "json", below)["items"]]


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_feed_is_valid_and_tells_the_article(
    client: Client, article: ArticlePage, form: str
) -> None:
    feed = fetch(client, form)
    entry = feed.entries[0]
    assert (entry.id, entry.link) == (article.full_url, article.full_url)
    assert html.fromstring(f"<p>{entry.title}</p>").text_content() in (
        article.title,
        "Walking & resting",
    )
    assert "Back pain is common." in (entry.content[0].value if form == "atom" else entry.summary)
    assert feed.feed.link == article.get_site().root_url + "/"


def test_json_feed_has_the_shape_of_its_version(client: Client, article: ArticlePage) -> None:
    response = client.get("/feed/json/")
    data = response.json()
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert data["feed_url"].endswith("/feed/json/")
    item = data["items"][0]
    assert (item["id"], item["url"], item["title"]) == (
        article.full_url,
        article.full_url,
        article.title,
    )
    assert "Back pain is common." in item["content_html"]
    assert item["date_modified"] == article.last_published_at.isoformat()


@pytest.mark.parametrize("form", FORMS)
def test_title_that_xml_cannot_write_breaks_no_feed(
    client: Client, article: ArticlePage, form: str
) -> None:
    ArticlePage.objects.update(title="A\x0b ]]> \ufffe title", summary="So\x00 it is"[:2])
    fetch(client, form)


def test_day_of_publication_is_that_of_the_page(client: Client, article: ArticlePage) -> None:
    ArticlePage.objects.update(date_published=date(2020, 7, 1))
    item = fetch(client, "json")["items"][0]
    assert item["date_published"] == "2020-07-01T00:00:00+01:00"


@pytest.mark.parametrize("form", FORMS)
def test_links_lead_somewhere_from_anywhere(
    client: Client, article_index: ArticleIndexPage, article: ArticlePage, form: str
) -> None:
    link = f'<a linktype="page" id="{article.pk}">Walking</a>'
    text = f'<p>{link} and <a href="/people/">people</a></p>'
    blocks = body(("section", {"heading": "More", "text": text}))
    other = ArticlePageFactory(parent=article_index, body=blocks)
    update_snapshots([other.pk])
    answer = client.get(f"/feed/{form}/").content.decode()
    text = answer.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    links = re.findall(r'href=\\?"([^"\\]*)', text)
    assert article.full_url in links
    assert all(urlsplit(link).scheme for link in links)
    markdown = client.get(f"{other.url.rstrip('/')}.md").content.decode()
    assert f"[Walking](<{article.full_url}>)" in markdown


def test_topic_and_contributor_have_feeds_of_their_own(
    client: Client, article_index: ArticleIndexPage, article: ArticlePage
) -> None:
    topic, writer, reviewer = TopicFactory(), ContributorFactory(), ContributorFactory()
    written = ArticlePageFactory(parent=article_index, title="Written")
    written.topics.add(topic)
    written.save()
    ArticleAuthor.objects.create(page=written, contributor=writer)
    ArticleAuthor.objects.create(page=written, contributor=reviewer, sort_order=1)
    approve(article, reviewer)
    update_snapshots([written.pk, article.pk])
    assert titles(client, f"/articles/topics/{topic.slug}/") == ["Written"]
    assert titles(client, f"/people/{writer.slug}/") == ["Written"]
    assert set(titles(client, f"/people/{reviewer.slug}/")) == {"Written", article.title}
    assert client.get("/people/nobody/feed/atom/").status_code == 404
    assert client.get("/feed/pdf/").status_code == 404


def test_newest_change_comes_first(
    client: Client, article_index: ArticleIndexPage, article: ArticlePage
) -> None:
    later = ArticlePageFactory(parent=article_index, title="Later", date_published="2001-01-01")
    later.save_revision().publish()
    update_snapshots([later.pk])
    assert titles(client) == ["Later", article.title]
    ArticlePage.objects.filter(pk=article.pk).update(summary="Another.")
    update_snapshots([article.pk])
    assert titles(client)[0] == article.title


def hide(page: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def let_lapse(page: ArticlePage) -> None:
    approve(page, next_review_due=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize("how", [hide, let_lapse, ArticlePage.unpublish, ArticlePage.delete])
def test_article_that_is_not_to_be_handed_on_leaves_a_kept_feed_at_once(
    client: Client, article: ArticlePage, how: Any
) -> None:
    assert titles(client) == [article.title]
    how(article)
    assert titles(client) == []


def test_review_that_becomes_overdue_at_midnight_leaves_a_kept_feed(
    client: Client, article: ArticlePage, time_machine: Any
) -> None:
    approve(article, next_review_due=timezone.localdate())
    assert titles(client) == [article.title]
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert titles(client) == []


def test_kept_feed_is_never_behind_the_register_or_the_settings(
    client: Client, article: ArticlePage, site_settings: Any
) -> None:
    client.get("/feed/json/")
    ArticlePage.objects.update(summary="Quite another.")
    update_snapshots([article.pk])
    assert fetch(client, "json")["items"][0]["summary"] == "Quite another."
    site_settings.emergency_number = "999"
    site_settings.publisher_name = "Another Name"
    site_settings.save()
    assert fetch(client, "json")["title"] == "Another Name"


def test_warm_feed_reads_no_article(
    client: Client, article: ArticlePage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get("/feed/atom/")
    with django_assert_max_num_queries(7) as queries:
        assert client.get("/feed/atom/").content == first.content
    assert not any('"body"' in query["sql"] for query in queries)


@pytest.mark.parametrize("form", FORMS)
def test_unchanged_feed_is_not_sent_again(client: Client, article: ArticlePage, form: str) -> None:
    response = client.get(f"/feed/{form}/")
    assert response["X-Robots-Tag"] == "noindex"
    for name, given in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        cache.clear()
        again = client.get(f"/feed/{form}/", headers={name: response[given]})
        assert again.status_code == 304
    assert client.head(f"/feed/{form}/").status_code == 200
    assert client.post(f"/feed/{form}/").status_code == 405
