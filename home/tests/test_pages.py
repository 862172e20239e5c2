"""The front page and the lists of articles."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction, Site

from blog.models import ArticleIndexPage
from blog.querysets import ARTICLES_PER_PAGE
from blog.tests.factories import ArticlePageFactory, TopicFactory
from home.models import HomePage, SiteSettings, StandardPage


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def make_private(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_front_page_begins_with_search_then_help_topics_and_articles(
    client: Client, article_index: ArticleIndexPage, site: Site
) -> None:
    SiteSettings.objects.update_or_create(
        site=site, defaults={"help_line_label": "Help line", "help_line_number": "02380 248725"}
    )
    topic = TopicFactory(name="Back pain", slug="back-pain")
    ArticlePageFactory(parent=article_index, title="Walking").topics.add(topic)
    page = ArticlePageFactory(parent=article_index, title="Running")
    page.topics.add(topic)
    page.save()
    html = read(client, "/")
    main = html[html.index("<main") :]
    order = ['name="q"', "tel:02380248725", "/articles/topics/back-pain/", ">Running</a>"]
    positions = [main.index(part) for part in order]
    assert positions == sorted(positions)
    assert main.count("<h1>") == 1


def test_topic_counts_only_what_readers_can_see(
    client: Client, article_index: ArticleIndexPage
) -> None:
    topic, hidden = TopicFactory(name="Shown"), TopicFactory(name="Hidden topic")
    for live, labels in ((True, [topic]), (False, [topic, hidden])):
        page = ArticlePageFactory(parent=article_index, live=live)
        page.topics.add(*labels)
        page.save()
    html = read(client, "/")
    assert re.search(r'>Shown <span class="topics__count">1</span>', html)
    assert "Hidden topic" not in html


@pytest.mark.parametrize("address", ["/", "/articles/", "/articles/topics/feet/", "/sitemap.xml"])
def test_drafts_and_private_articles_are_listed_nowhere(
    client: Client, article_index: ArticleIndexPage, address: str
) -> None:
    topic = TopicFactory(slug="feet")
    for title, live in (("Shown", True), ("Drafted", False), ("Private", True)):
        page = ArticlePageFactory(parent=article_index, title=title, live=live)
        page.topics.add(topic)
        page.save()
        if title == "Private":
            make_private(page)
    html = read(client, address)
    assert "/articles/shown/" in html
    assert "/articles/drafted/" not in html
    assert "/articles/private/" not in html


def test_newest_articles_come_first_by_the_date_readers_see(
    client: Client, article_index: ArticleIndexPage
) -> None:
    ArticlePageFactory(parent=article_index, title="Old", date_published=date(2020, 1, 1))
    ArticlePageFactory(parent=article_index, title="New", date_published=date(2024, 1, 1))
    undated = ArticlePageFactory(parent=article_index, title="Here")
    type(undated).objects.filter(pk=undated.pk).update(
        first_published_at=datetime(2022, 1, 1, tzinfo=UTC)
    )
    html = read(client, "/articles/")
    assert re.findall(r">(Old|New|Here)</a>", html) == ["New", "Here", "Old"]


def test_long_list_comes_in_pages(client: Client, article_index: ArticleIndexPage) -> None:
    for _ in range(ARTICLES_PER_PAGE + 1):
        ArticlePageFactory(parent=article_index)
    assert 'href="?page=2"' in read(client, "/articles/")
    assert read(client, "/articles/?page=2").count('class="card"') == 1


def test_menu_shows_chosen_live_pages(client: Client, home_page: HomePage) -> None:
    for title, in_menu, live in (
        ("About", True, True),
        ("Secret", True, False),
        ("Other", False, True),
    ):
        home_page.add_child(
            instance=StandardPage(title=title, body="x", show_in_menus=in_menu, live=live)
        )
    html = read(client, "/about/")
    header = html[html.index("<header") : html.index("</header>")]
    assert '<a href="/about/" aria-current="page">About</a>' in header
    assert "Secret" not in header
    assert "Other" not in header


@pytest.mark.parametrize(
    ("address", "limit"), [("/", 12), ("/articles/", 15), ("/articles/topics/topic-all/", 12)]
)
def test_queries_do_not_grow_with_the_articles(
    client: Client,
    article_index: ArticleIndexPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    address: str,
    limit: int,
) -> None:
    shared = TopicFactory(slug="topic-all")
    for _ in range(10):
        page = ArticlePageFactory(parent=article_index)
        page.topics.add(shared, TopicFactory())
        page.save()
    read(client, address)
    with django_assert_max_num_queries(limit):
        read(client, address)
