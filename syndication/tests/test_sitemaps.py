"""Sitemaps list what search engines may show, once, and say since when it says what it says."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from lxml import etree
from pytest_django import Settings
from time_machine import TimeMachineFixture
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, PageViewRestriction

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage, CreditedImage
from blog.publication.snapshots import update_snapshots
from blog.tests.factories import ArticlePageFactory, ContributorFactory, TopicFactory, approve, body
from blog.tests.rich_text.cited_articles import inline
from evidence.choices import Status
from evidence.models import Reference
from home.models import HomePage, StandardPage
from syndication import sitemaps

MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
    "x": "http://www.w3.org/1999/xhtml",
}
Found = dict[str, etree._Element]


@pytest.fixture(autouse=True)
def monday(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(MONDAY, tick=False)


@pytest.fixture
def article(article_index: ArticleIndexPage) -> ArticlePage:
    return published(article_index, title="Walking")


def published(parent: ArticleIndexPage, **fields: Any) -> ArticlePage:
    page = ArticlePageFactory(parent=parent, live=False, **fields)
    page.save_revision().publish()
    update_snapshots([page.pk])
    return ArticlePage.objects.get(pk=page.pk)


def fetch(client: Client, address: str = "/sitemap.xml") -> etree._Element:
    """Return a sitemap of which everything that the protocol asks for was checked."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    data = response.getvalue()
    assert len(data) < 50_000_000
    root = etree.fromstring(data)
    assert root.tag in (f"{{{NAMES['s']}}}urlset", f"{{{NAMES['s']}}}sitemapindex")
    assert len(root) <= 50_000
    for entry in root:
        order = [etree.QName(child).localname for child in entry]
        assert order[0] == "loc"
        assert order == sorted(order, key=["loc", "lastmod", "link", "image"].index)
    return root


def listed(client: Client, address: str = "/sitemap.xml") -> Found:
    """Return the entries by path; no address is there twice."""
    root = fetch(client, address)
    found = {texts(entry, "s:loc")[0].split("localhost")[-1]: entry for entry in root}
    assert len(found) == len(root)
    return found


def texts(entry: etree._Element, path: str) -> list[str]:
    return [str(value) for value in entry.xpath(f"{path}/text()", namespaces=NAMES)]


def lastmod(client: Client, page: ArticlePage) -> str:
    return texts(listed(client)[page.url], "s:lastmod")[0]


def test_lists_pages_topics_and_people_by_their_canonical_address(
    client: Client, home_page: HomePage, article: ArticlePage
) -> None:
    home_page.add_child(instance=StandardPage(title="About", slug="about", body="<p>Us.</p>"))
    person, topic = ContributorFactory(), TopicFactory()
    ContributorFactory(), TopicFactory()
    ArticleAuthor.objects.create(page=article, contributor=person)
    article.topics.add(topic)
    article.save()
    wanted = {"/", "/articles/", article.url, "/about/", "/articles/a-z/"}
    wanted |= {topic.get_absolute_url(), person.get_absolute_url()}
    assert set(listed(client)) == wanted


def hide(page: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    update_snapshots([page.pk])


def keep_from_engines(page: ArticlePage) -> None:
    ArticlePage.objects.update(is_hidden_from_search_engines=True)


def let_lapse(page: ArticlePage) -> None:
    approve(page, next_review_due=date(2026, 3, 1))


def unpublish(page: ArticlePage) -> None:
    page.unpublish()
    update_snapshots([page.pk])


@pytest.mark.parametrize("how", [hide, keep_from_engines, let_lapse, unpublish])
def test_article_that_engines_may_not_show_is_not_listed(
    client: Client, article: ArticlePage, how: Any
) -> None:
    before = client.get("/sitemap.xml")["ETag"]
    how(article)
    assert article.url not in listed(client)
    assert client.get("/sitemap.xml", headers={"If-None-Match": before}).status_code == 200


def test_drafts_and_aliases_are_not_listed(
    client: Client, article_index: ArticleIndexPage, article: ArticlePage
) -> None:
    draft = ArticlePageFactory(parent=article_index, live=False)
    alias = article.create_alias(update_slug="alias")
    update_snapshots([draft.pk, alias.pk])
    assert not {draft.url, alias.url, "/articles/alias/"} & set(listed(client))


def test_pictures_that_say_something_are_listed_with_their_article(
    client: Client, article_index: ArticleIndexPage
) -> None:
    image = CreditedImage.objects.create(title="A & B", file=get_test_image_file("a&b.png"))
    shown = ("image", {"image": image.pk, "decorative": False, "alt_text": "A spine"})
    mere = CreditedImage.objects.create(title="Line", file=get_test_image_file("line.png"))
    decoration = ("image", {"image": mere.pk, "decorative": True, "alt_text": ""})
    page = published(article_index, body=body(shown, decoration))
    pictures = texts(listed(client)[page.url], "i:image/i:loc")
    assert [picture.endswith(image.file.url) for picture in pictures] == [True]


def test_translations_name_each_other_and_themselves(
    client: Client, article_index: ArticleIndexPage, article: ArticlePage, settings: Settings
) -> None:
    settings.WAGTAIL_I18N_ENABLED = True
    french = Locale.objects.create(language_code="fr")
    other = published(
        article_index, title="Marcher", locale=french, translation_key=article.translation_key
    )
    for page in (article, other):
        links = listed(client)[page.url].xpath("x:link[@rel='alternate']", namespaces=NAMES)
        named = {link.get("hreflang"): link.get("href") for link in links}
        assert named == {
            "en-gb": article.full_url,
            "fr": other.full_url,
            "x-default": article.full_url,
        }


def test_publishing_the_same_again_does_not_move_lastmod(
    client: Client, article: ArticlePage, time_machine: TimeMachineFixture
) -> None:
    assert lastmod(client, article) == "2026-03-02T12:00:00+00:00"
    time_machine.shift(timedelta(days=1))
    article.get_latest_revision().publish()
    update_snapshots([article.pk])
    assert lastmod(client, article) == "2026-03-02T12:00:00+00:00"


def test_retracted_source_and_renamed_reviewer_move_lastmod(
    client: Client, article_index: ArticleIndexPage, time_machine: TimeMachineFixture
) -> None:
    source = Reference.objects.create(title="A sample study", year=2020)
    text = ("section", {"heading": "More", "text": f"<p>So{inline(source)}</p>"})
    page = published(article_index, body=body(text))
    reviewer = approve(page).reviewer
    update_snapshots([page.pk])
    time_machine.shift(timedelta(days=1))
    source.status = Status.RETRACTED
    source.save()
    update_snapshots([page.pk])
    assert lastmod(client, page) == "2026-03-03T12:00:00+00:00"
    time_machine.shift(timedelta(days=1))
    reviewer.name = "Another Name"
    reviewer.save()
    update_snapshots([page.pk])
    assert lastmod(client, page) == "2026-03-04T12:00:00+00:00"
    person = listed(client)[reviewer.get_absolute_url()]
    assert texts(person, "s:lastmod") == ["2026-03-04T12:00:00+00:00"]


def test_many_pages_are_in_parts_and_each_in_one(
    client: Client,
    article_index: ArticleIndexPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sitemaps, "PART", 2)
    pages = [published(article_index) for _ in range(5)]
    parts = [text.split("localhost")[-1] for text in texts(fetch(client), "s:sitemap/s:loc")]
    assert parts == [f"/sitemap-{part}.xml" for part in range(4)]
    found = [path for part in parts for path in listed(client, part)]
    assert sorted(found) == sorted(["/", "/articles/", "/articles/a-z/", *(p.url for p in pages)])
    assert client.get("/sitemap-4.xml").status_code == 404


def test_unchanged_sitemap_is_not_sent_again(client: Client, article: ArticlePage) -> None:
    for address in ("/sitemap.xml", "/sitemap-0.xml", "/sitemap-1.xml"):
        response = client.get(address)
        again = client.get(address, headers={"If-None-Match": response["ETag"]})
        assert again.status_code == 304
        assert response["Cache-Control"] == "public, no-cache"
        assert client.head(address).status_code == 200
        assert client.post(address).status_code == 405


def test_hostile_address_is_escaped_and_entries_are_bounded() -> None:
    hostile = """http://a/?"'<>&]]>"""
    pictures = tuple(f"http://a/{number}?<&{'x' * 90}" for number in range(1_000))
    entry = sitemaps.Entry(hostile, MONDAY, pictures, (("fr", hostile),))
    data = "".join(sitemaps.render_urlset([entry])).encode()
    found = etree.fromstring(data)[0]
    assert texts(found, "s:loc") == [hostile]
    assert found.find("x:link", NAMES).get("href") == hostile
    assert texts(found, "i:image/i:loc") == list(pictures[: len(found) - 3])
    assert len(sitemaps.render_entry(entry).encode()) <= 5_000
    assert sitemaps.PART * 5_000 <= 50_000_000


def test_site_that_nobody_asked_for_has_no_sitemap(client: Client, db: None) -> None:
    HomePage.objects.all().delete()
    assert client.get("/sitemap.xml").status_code == 404
