"""The page of a topic: what its articles say that matters most, and all of them by kind."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction
from wagtail.rich_text import get_text_for_indexing

from blog.listing import topic_overview as gathering
from blog.listing.topic_overview import MAX_SHOWN
from blog.models import ArticleIndexPage, ArticlePage, Topic
from blog.record.overview import read_overview
from blog.tests.factories import ArticlePageFactory, body


def signs(urgency: str, *texts: str) -> tuple[str, dict[str, Any]]:
    return "red_flags", {
        "heading": "Get help",
        "urgency": urgency,
        "lead_in": "",
        "signs": [f"<p>{text}</p>" for text in texts],
        "what_to_do": "",
    }


def questions(*texts: str) -> tuple[str, dict[str, Any]]:
    items = [{"question": text, "answer": "<p>Yes.</p>"} for text in texts]
    return "questions", {"heading": "Questions", "items": items}


@pytest.fixture
def add(article_index: ArticleIndexPage, topic: Topic) -> Any:
    """Publish an article of the topic with these blocks."""

    def article(title: str, *blocks: tuple[str, Any], **fields: Any) -> ArticlePage:
        page = ArticlePageFactory(
            parent=article_index, title=title, body=body(*blocks), live=False, **fields
        )
        page.topics = [topic]
        page.save_revision().publish()
        return ArticlePage.objects.get(pk=page.pk)

    return article


def read(client: Client, topic: Topic, query: str = "") -> str:
    html = client.get(topic.get_absolute_url() + query).content.decode()
    return html[html.index("<main") : html.index("</main>")]


def test_signs_are_gathered_emergencies_first_each_linked_to_its_place(
    client: Client, topic: Topic, add: Any
) -> None:
    add("Sciatica", signs("urgent", "pain at night"), signs("emergency", "numb legs"))
    html = read(client, topic)
    assert html.index("Emergency advice: ") < html.index("numb legs")
    assert html.index("numb legs") < html.index("Urgent advice: ") < html.index("pain at night")
    assert '<a href="/articles/sciatica/#red_flags-00000002">numb legs</a>' in html


def test_link_of_a_sign_leads_to_a_place_in_the_article(
    client: Client, topic: Topic, add: Any
) -> None:
    add("Sciatica", signs("emergency", "numb legs"), questions("Will it pass?"))
    for address, anchor in re.findall(r'href="([^"#]+)#([^"]+)"', read(client, topic)):
        assert f'id="{anchor}"' in client.get(address).content.decode()


def test_sign_of_several_articles_is_shown_once_and_before_rarer_ones(
    client: Client, topic: Topic, add: Any
) -> None:
    add("One", signs("emergency", "rare sign", "Numb legs."))
    add("Two", signs("emergency", "numb  legs"))
    add("Three", signs("urgent", "numb legs"))
    text = strip_tags(read(client, topic)).lower()
    assert text.count("numb legs") == 1
    assert text.index("numb legs") < text.index("rare sign")


def test_no_more_signs_than_a_reader_can_take_in(client: Client, topic: Topic, add: Any) -> None:
    add("Many", signs("emergency", *(f"sign {n}" for n in range(MAX_SHOWN + 5))))
    assert read(client, topic).count(">sign ") == MAX_SHOWN


def test_words_of_a_sign_are_escaped(client: Client, topic: Topic, add: Any) -> None:
    add("Odd", signs("emergency", "&lt;script&gt; pain &amp; heat"))
    assert "&lt;script&gt; pain &amp; heat</a>" in read(client, topic)


def test_non_urgent_signs_are_left_to_the_articles(client: Client, topic: Topic, add: Any) -> None:
    add("Mild", signs("non_urgent", "a mild ache"))
    assert "a mild ache" not in read(client, topic)


def test_signs_of_an_unpublished_article_go_at_once(client: Client, topic: Topic, add: Any) -> None:
    page = add("Sciatica", signs("emergency", "numb legs"), questions("Will it pass?"))
    assert "numb legs" in read(client, topic)
    page.unpublish()
    html = read(client, topic)
    assert "numb legs" not in html
    assert "Will it pass?" not in html


def test_signs_of_an_article_made_private_go_at_once(
    client: Client, topic: Topic, add: Any
) -> None:
    page = add("Sciatica", signs("emergency", "numb legs"))
    assert "numb legs" in read(client, topic)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "numb legs" not in read(client, topic)


def test_hidden_article_is_not_shown_when_another_takes_its_place(
    client: Client, topic: Topic, add: Any
) -> None:
    first = add("First", signs("emergency", "first sign"))
    second = add("Second", signs("emergency", "second sign"))
    add("Last")
    rule = PageViewRestriction.objects.create(page=second, restriction_type="login")
    assert "first sign" in read(client, topic)
    rule.delete()  # as many articles as before, and the newest is the same
    PageViewRestriction.objects.create(page=first, restriction_type="login")
    assert "first sign" not in read(client, topic)


def test_changed_sign_is_shown_once_it_is_published(client: Client, topic: Topic, add: Any) -> None:
    page = add("Sciatica", signs("emergency", "numb legs"))
    read(client, topic)
    page.body = body(signs("emergency", "weak legs"))
    page.save_revision()
    assert "numb legs" in read(client, topic)
    page.get_latest_revision().publish()
    html = read(client, topic)
    assert "weak legs" in html
    assert "numb legs" not in html


def test_moved_article_is_linked_where_it_is(client: Client, topic: Topic, add: Any) -> None:
    page = add("Sciatica", signs("emergency", "numb legs"))
    read(client, topic)
    page.slug = "leg-pain"
    page.save()
    assert "/articles/leg-pain/#" in read(client, topic)


def test_questions_are_gathered_with_links(client: Client, topic: Topic, add: Any) -> None:
    add("Sciatica", questions("Can I work?", "Will it pass?"))
    html = read(client, topic)
    assert "Common questions" in html
    assert '<a href="/articles/sciatica/#questions-00000001">Can I work?</a>' in html


def test_articles_come_by_kind_with_counts(client: Client, topic: Topic, add: Any) -> None:
    for title, kind in (("Surgery", "treatment"), ("Sciatica", "condition"), ("Walking", "other")):
        add(title, signs("urgent", "pain"), kind=kind)
    html = read(client, topic)
    found = re.findall(r">(Sciatica|Surgery|Walking)</a></h3>", html)
    assert found == ["Sciatica", "Surgery", "Walking"]
    assert re.search(r'<h2>Conditions <span class="count">1</span></h2>', html)
    only = read(client, topic, "?kind=treatment")
    assert re.findall(r">(Sciatica|Surgery|Walking)</a></h3>", only) == ["Surgery"]


@pytest.mark.parametrize("query", ["?kind=nothing", "?kind=&page=x", "?page=99999999999"])
def test_odd_address_shows_the_articles(client: Client, topic: Topic, add: Any, query: str) -> None:
    add("Sciatica")
    assert "Sciatica</a></h3>" in read(client, topic, query)


def test_introduction_is_shown(client: Client, topic: Topic) -> None:
    topic.introduction = "<p>Most of it <b>passes</b>.</p>"
    topic.save()
    assert "<p>Most of it <b>passes</b>.</p>" in read(client, topic)


def test_queries_do_not_grow_with_the_articles(
    client: Client, topic: Topic, add: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(6):
        add(f"Article {number}", signs("emergency", f"sign {number}"), questions(f"Q {number}?"))
    read(client, topic)
    with django_assert_max_num_queries(10):
        read(client, topic)
    add("Newest", signs("emergency", "new"))
    with django_assert_max_num_queries(11):  # and the bodies, once
        read(client, topic)


def test_of_more_articles_than_are_read_the_newest_count(
    client: Client, topic: Topic, add: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MAX_READ_ARTICLES", 1)
    add("Old", signs("emergency", "old sign"), date_published=date(2020, 1, 1))
    add("New", signs("emergency", "new sign"), date_published=date(2024, 1, 1))
    html = read(client, topic)
    assert "new sign" in html
    assert "old sign" not in html


@pytest.mark.parametrize(
    "html",
    [
        "<p>numb legs</p>",
        '<p data-block-key="a1"> numb  legs </p>',
        "<p>numb <b>legs</b> &amp; feet</p>",
        "<p>one</p><p>two</p>",
        "<p>pain > 3 weeks</p>",
        "<p>&nbsp;numb\u00a0legs</p>",
        "numb legs",
        "",
    ],
)
def test_sign_is_read_as_the_search_of_wagtail_reads_it(html: str) -> None:
    block = ("red_flags", {"heading": "x", "urgency": "urgent", "signs": [html]})
    (section,) = read_overview(ArticlePage(body=body(block)))
    assert section.signs == (get_text_for_indexing(html),)
