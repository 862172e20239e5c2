"""What stands at the top and at the end of an article."""

import re
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import RED_FLAGS, ArticlePageFactory, TopicFactory, body

SECTION = ("section", {"heading": "More", "text": "<p>Text</p>"})


def flags(urgency: str, heading: str = "Get help") -> tuple[str, dict[str, Any]]:
    return ("red_flags", RED_FLAGS | {"urgency": urgency, "heading": heading})


def read(client: Client, index: ArticleIndexPage, *blocks: tuple, **fields: Any) -> str:
    page = ArticlePageFactory(parent=index, body=body(*blocks), **fields)
    return client.get(page.url).content.decode()


def words_of(html: str) -> str:
    return " ".join(re.sub("<[^>]+>", " ", html).split())


def signposts(html: str) -> list[tuple[str, str]]:
    """Return where each signpost leads and its words."""
    found = re.findall(r'<a class="signpost [^"]*" href="#([^"]+)">(.*?)</a>', html, re.DOTALL)
    return [(target, words_of(words)) for target, words in found]


def test_red_flags_further_down_are_linked_from_the_top_most_urgent_first(
    client: Client, article_index: ArticleIndexPage
) -> None:
    blocks = [SECTION, flags("non_urgent", "Later"), flags("", "Today"), flags("emergency", "Now")]
    html = read(client, article_index, *blocks)
    targets, words = zip(*signposts(html), strict=True)
    assert words == ("Emergency advice: Now", "Urgent advice: Today", "Non-urgent advice: Later")
    assert all(f'id="{target}"' in html for target in targets)
    assert html.index("signposts") < html.index('class="article__body"')


def test_red_flags_near_the_top_need_no_link(
    client: Client, article_index: ArticleIndexPage
) -> None:
    assert signposts(read(client, article_index, flags("urgent"), SECTION)) == []


def test_readers_are_told_whom_it_is_written_for(
    client: Client, article_index: ArticleIndexPage
) -> None:
    told = "Written for: Health professionals"
    assert told in words_of(read(client, article_index, audience="clinician"))
    told = "Written for: Patients and their families"
    assert told in words_of(read(client, article_index, audience="patient", slug="other"))


@pytest.mark.parametrize(("hour", "is_told"), [(9, False), (33, True)])
def test_day_of_an_update_is_told_if_it_is_not_that_of_publication(
    client: Client, article_index: ArticleIndexPage, hour: int, is_told: bool
) -> None:
    day = datetime(2026, 6, 1 + hour // 24, hour % 24, tzinfo=UTC)
    html = read(client, article_index, date_published=date(2026, 6, 1), last_published_at=day)
    assert ("Last updated: 2 June 2026" in words_of(html)) == is_told


def test_share_link_names_title_and_address_and_tells_no_other_site(
    client: Client, article_index: ArticleIndexPage
) -> None:
    html = read(client, article_index, title="Walking & 100% rest?", slug="walking")
    [address] = re.findall(r'href="(mailto:[^"]+)"', html)
    mail = parse_qs(urlsplit(address.replace("&amp;", "&")).query)
    page = ArticlePage.objects.get()
    assert mail == {"subject": ["Walking & 100% rest?"], "body": [page.full_url]}
    assert f'readonly value="{page.full_url}"' in html
    assert not re.findall(r'(?:src|href|action)="(?!http://localhost/)https?:', html)


def test_reader_can_go_on_to_the_help_line_and_the_topics(
    client: Client, article_index: ArticleIndexPage, site_settings: Any
) -> None:
    site_settings.help_line_number = "02380 248725"
    site_settings.save()
    page = ArticlePageFactory(parent=article_index)
    page.topics.add(TopicFactory(name="Back pain", slug="back-pain"))
    page.save()
    html = client.get(page.url).content.decode()
    end = html[html.index('id="next-steps"') :]
    assert 'href="tel:02380248725"' in end
    assert '<a href="/articles/topics/back-pain/">More on Back pain</a>' in end


def test_headings_go_down_one_level_at_a_time(
    client: Client, article_index: ArticleIndexPage
) -> None:
    questions = {"heading": "Questions", "items": [{"question": "Why?", "answer": "<p>So.</p>"}]}
    text = {"heading": "Deep", "text": "<h3>Three</h3><h4>Four</h4>"}
    blocks = [("questions", questions), ("section", text), flags("urgent")]
    html = read(client, article_index, *blocks, easy_read="Walk.", how_made="By hand.")
    levels = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert 'role="heading"' not in html
