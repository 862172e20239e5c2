"""The front page and the lists of articles."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, PageViewRestriction, Site

from blog.models import ArticleIndexPage
from blog.querysets import ARTICLES_PER_PAGE
from blog.tests.factories import RED_FLAGS, ArticlePageFactory, TopicFactory, approve, body
from home.models import HomePage, StandardPage
from site_identity.models import SiteSettings


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
    assert re.search(r">Shown</a></h3>\s*<p class=\"meta\">1 article</p>", html)
    assert "Hidden topic" not in html


@pytest.mark.parametrize("address", ["/", "/articles/", "/articles/topics/feet/"])
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
    ("address", "limit"), [("/", 14), ("/articles/", 15), ("/articles/topics/topic-all/", 12)]
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
        page = ArticlePageFactory(parent=article_index, body=body(("red_flags", RED_FLAGS)))
        page.topics.add(shared, TopicFactory())
        page.save()
        approve(page)
    read(client, address)
    with django_assert_max_num_queries(limit):
        read(client, address)


def test_front_page_asks_whether_it_is_an_emergency_with_the_signs_of_articles(
    client: Client, article_index: ArticleIndexPage, site_settings: SiteSettings
) -> None:
    site_settings.emergency_number = "999"
    site_settings.save()
    ArticlePageFactory(parent=article_index, title="Sciatica", body=body(("red_flags", RED_FLAGS)))
    html = read(client, "/")
    main = html[html.index("<main") :]
    assert main.index('name="q"') < main.index("Is it an emergency?") < main.index("tel:999")
    assert ">numbness between your legs</a>" in main


def test_front_page_without_any_sign_still_says_whom_to_call(
    client: Client, home_page: HomePage, site_settings: SiteSettings
) -> None:
    site_settings.emergency_number = "999"
    site_settings.save()
    html = read(client, "/")
    assert "Is it an emergency?" in html
    assert 'href="tel:999"' in html[html.index("<main") : html.index("</main>")]


def test_recently_reviewed_articles_are_shown_only_if_there_are_any(
    client: Client, article_index: ArticleIndexPage
) -> None:
    old, new = (ArticlePageFactory(parent=article_index, title=title) for title in ("Old", "New"))
    assert "Recently reviewed" not in read(client, "/")
    approve(old, reviewed_at=datetime(2024, 1, 1, tzinfo=UTC))
    approve(new, reviewed_at=datetime(2024, 2, 3, tzinfo=UTC))
    html = read(client, "/")
    shown = html[html.index("Recently reviewed") : html.index("</main>")]
    assert re.findall(r">(Old|New)</a>", shown) == ["New", "Old"]
    assert '<time datetime="2024-02-03">3 February 2024</time>' in shown


def test_pages_that_are_not_in_the_menu_are_in_the_footer(
    client: Client, home_page: HomePage
) -> None:
    for title, in_menu, live in (
        ("About", True, True),
        ("Privacy", False, True),
        ("Drafted", False, False),
    ):
        home_page.add_child(
            instance=StandardPage(title=title, body="x", show_in_menus=in_menu, live=live)
        )
    html = read(client, "/about/")
    assert 'href="/privacy/"' not in html[: html.index("<footer")]
    assert '<a href="/privacy/">Privacy</a>' in html[html.index("<footer") :]
    assert "/drafted/" not in html


def test_contact_address_is_at_the_foot_of_every_page(
    client: Client, article_index: ArticleIndexPage, site_settings: SiteSettings
) -> None:
    site_settings.contact_email = "desk@example.org"
    site_settings.save()
    for address in ("/", "/articles/", "/search/", "/articles/a-z/"):
        html = read(client, address)
        assert 'href="mailto:desk@example.org"' in html[html.index("<footer") :]


def test_menu_marks_the_section_that_a_page_is_in(
    client: Client, article_index: ArticleIndexPage
) -> None:
    article_index.show_in_menus = True
    article_index.save()
    page, topic = ArticlePageFactory(parent=article_index), TopicFactory(slug="feet")
    for address in (page.url, topic.get_absolute_url()):
        header = read(client, address).split("</header>")[0]
        assert '<a href="/articles/" aria-current="true">' in header
    assert 'aria-current="page">A to Z' in read(client, "/articles/a-z/")
    assert "aria-current" not in read(client, "/").split("</header>")[0]


def test_topic_is_below_the_articles_in_the_breadcrumbs(
    client: Client, article_index: ArticleIndexPage
) -> None:
    html = read(client, TopicFactory(slug="feet").get_absolute_url())
    trail = html[html.index('class="breadcrumbs"') : html.index("<h1")]
    assert re.findall(r'href="([^"]+)"', trail) == ["/", "/articles/"]


def test_blank_search_offers_the_topics_that_readers_may_see(
    client: Client, article_index: ArticleIndexPage
) -> None:
    shown, hidden = TopicFactory(name="Shown"), TopicFactory(name="Hidden topic")
    for topic in (shown, hidden):
        page = ArticlePageFactory(parent=article_index)
        page.topics.add(topic)
        page.save()
        if topic == hidden:
            make_private(page)
    html = read(client, "/search/")
    assert shown.get_absolute_url() in html
    assert "Hidden topic" not in html
