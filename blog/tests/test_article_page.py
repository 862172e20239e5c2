"""What readers get when they open an article."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page
from wagtail_factories import ImageFactory

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.factories import (
    RED_FLAGS,
    ArticlePageFactory,
    ContributorFactory,
    TopicFactory,
    body,
)

LINK = '<p>See <a linktype="page" id="{}">that page</a>.</p>'


def make_article(index: ArticleIndexPage, *blocks: tuple, **fields: object) -> ArticlePage:
    return ArticlePageFactory(parent=index, body=body(*blocks), **fields)


def read(client: Client, page: Page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_article_shows_its_facts(client: Client, article_index: ArticleIndexPage) -> None:
    page = make_article(
        article_index, title="Walking & pain", summary="Walk.", date_published=date(2025, 10, 18)
    )
    page.topics.add(TopicFactory(name="Back pain", slug="back-pain"))
    page.article_authors.add(ArticleAuthor(contributor=ContributorFactory(name="Sample Team")))
    page.save()

    html = read(client, page)

    assert html.count("<h1>") == 1
    assert "<h1>Walking &amp; pain</h1>" in html
    assert '<time datetime="2025-10-18">18 October 2025</time>' in html
    assert "1 min read" in html
    assert "Sample Team" in html
    assert 'href="/articles/topics/back-pain/"' in html


def test_article_says_that_nobody_reviewed_it(
    client: Client, article_index: ArticleIndexPage
) -> None:
    assert "Not reviewed." in read(client, make_article(article_index))


@pytest.mark.parametrize(
    ("urgency", "words"),
    [
        ("emergency", "Emergency advice: "),
        ("urgent", "Urgent advice: "),
        ("non_urgent", "Non-urgent advice: "),
        ("", "Urgent advice: "),
    ],
)
def test_red_flags_say_their_urgency_in_words(
    client: Client, article_index: ArticleIndexPage, urgency: str, words: str
) -> None:
    html = read(
        client, make_article(article_index, ("red_flags", RED_FLAGS | {"urgency": urgency}))
    )
    heading = re.search(r'<h2 class="care-card__heading">(.*?)</h2>', html, re.DOTALL)
    assert heading
    assert " ".join(re.sub("<[^>]*>", "", heading[1]).split()) == words + "When to get help"


def test_emergency_card_gives_the_number_to_call(
    client: Client, article_index: ArticleIndexPage, site_settings: Any
) -> None:
    site_settings.emergency_number = "999"
    site_settings.save()
    html = read(client, make_article(article_index, ("red_flags", RED_FLAGS)))
    card = html[html.index('class="care-card care-card--emergency"') : html.index("</main>")]
    assert '<a class="emergency__call" href="tel:999">Call 999</a>' in card


def test_contents_link_to_each_heading(client: Client, article_index: ArticleIndexPage) -> None:
    section = {"heading": "Same", "text": "<p>Text</p>"}
    html = read(client, make_article(article_index, ("section", section), ("section", section)))
    targets = re.findall(r'<li><a href="#([^"]+)">', html)
    assert len(targets) == len(set(targets)) == 3
    assert all(f'id="{target}"' in html for target in targets)


def test_anchor_outlives_rewording_and_reordering(article_index: ArticleIndexPage) -> None:
    page = make_article(article_index, ("section", {"heading": "Before", "text": "<p>x</p>"}))
    before = page.reading.record.sections[1].anchor
    data = page.body.get_prep_value()
    data[1]["value"]["heading"] = "After"
    data.append(data.pop(0))
    page.body = data
    page.save()
    fresh = ArticlePage.objects.get(pk=page.pk).reading.record.sections[0]
    assert (fresh.heading, fresh.anchor) == ("After", before)


def test_article_without_disclaimer_shows_that_of_the_site(
    client: Client, article_index: ArticleIndexPage, site_settings: Any
) -> None:
    site_settings.disclaimer = "<p>Ask your doctor first.</p>"
    site_settings.save()
    own = ("disclaimer", {"heading": "Disclaimer", "text": "<p>Mine.</p>"})
    empty = ("disclaimer", {"heading": "Disclaimer", "text": ""})
    assert "Ask your doctor first." in read(client, make_article(article_index))
    assert "Ask your doctor first." in read(client, make_article(article_index, empty))
    html = read(client, make_article(article_index, own))
    assert "Mine." in html
    assert "Ask your doctor first." not in html


def test_link_to_a_missing_page_keeps_its_words(
    client: Client, article_index: ArticleIndexPage
) -> None:
    draft = make_article(article_index, live=False)
    homeless = Page.get_first_root_node().add_child(instance=Page(title="x", slug="homeless"))
    texts = "".join(LINK.format(pk) for pk in (999_999, draft.pk, homeless.pk, "abc"))
    html = read(
        client, make_article(article_index, ("section", {"heading": "Links", "text": texts}))
    )
    assert html.count("<a>that page</a>") == 4
    assert "None" not in re.findall(r'href="([^"]*)"', html)


def test_link_to_a_live_page_has_its_address(
    client: Client, article_index: ArticleIndexPage
) -> None:
    text = LINK.format(article_index.pk)
    html = read(
        client, make_article(article_index, ("section", {"heading": "Links", "text": text}))
    )
    assert '<a href="/articles/">that page</a>' in html


def test_queries_do_not_grow_with_the_blocks(
    client: Client,
    article_index: ArticleIndexPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    image = ImageFactory()
    linked = [make_article(article_index) for _ in range(20)]
    blocks = []
    for target in linked:
        picture = {"image": image.pk, "alt_text": "A spine", "decorative": False}
        blocks += [
            ("section", {"heading": "Link", "text": LINK.format(target.pk)}),
            ("image", picture),
            ("red_flags", RED_FLAGS | {"signs": [LINK.format(target.pk)] * 5}),
        ]
    page = make_article(article_index, *blocks)
    page.topics.add(*(TopicFactory() for _ in range(5)))
    for _ in range(5):
        page.article_authors.add(ArticleAuthor(contributor=ContributorFactory()))
    page.save()
    read(client, page)  # makes the renditions
    with django_assert_max_num_queries(12):
        read(client, page)


def test_structured_data_says_what_the_page_shows(
    client: Client, article_index: ArticleIndexPage
) -> None:
    page = make_article(
        article_index, title="</script><b>&", summary="Sum", date_published=date(2025, 10, 18)
    )
    html = read(client, page)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    data = json.loads(found[1])["@graph"][0]
    assert data["@type"] == "MedicalWebPage"
    assert data["headline"] == "</script><b>&"
    assert data["datePublished"] == "2025-10-18"
    assert data["url"] == page.full_url
    assert f'<link rel="canonical" href="{page.full_url}">' in html
