"""Every article from A to Z."""

import re
import time

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from blog.listing.a_z import Entry, build_filing_key, get_letter, list_letters
from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Back pain", "B"),
        ("back pain", "B"),
        ("Élan", "E"),
        ("The spine", "S"),
        ("A bad back", "B"),
        ("An ache", "A"),
        ("Theatre injuries", "T"),
        ("Anatomy", "A"),
        ("A", "A"),
        ("A&E visits", "A"),
        ("10 exercises", "0–9"),
        ("The 5 signs", "0–9"),
        ("“Slipped” disc", "S"),
        ("Ørsted", "Ø"),
        ("Ψ and the mind", "Ψ"),
        ("?!", "0–9"),
    ],
)
def test_title_is_filed_where_a_reader_would_look(title: str, letter: str) -> None:
    assert get_letter(title) == letter


def test_case_accents_and_a_first_article_do_not_change_the_order() -> None:
    titles = ["Zoster", "the Éclair", "Eczema", "echo", "3 tips", "An ebb"]
    letters = list_letters(Entry(title, "/") for title in titles)
    assert [letter.name for letter in letters] == ["0–9", "E", "Z"]
    listed = [entry.title for letter in letters for entry in letter.entries]
    assert listed == ["3 tips", "An ebb", "echo", "the Éclair", "Eczema", "Zoster"]
    assert build_filing_key("The Éclair") == "eclair"


def test_only_letters_that_have_articles_are_links_and_each_leads_to_its_own(
    client: Client, article_index: ArticleIndexPage
) -> None:
    for title in ("Back pain", "Sciatica", "7 stretches"):
        ArticlePageFactory(parent=article_index, title=title)
    html = client.get("/articles/a-z/").content.decode()
    links = re.findall(r'href="#(letter-[^"]+)"', html)
    assert links == ["letter-digits", "letter-b", "letter-s"]
    assert all(f'<h2 id="{anchor}">' in html for anchor in links)


def test_drafts_and_private_articles_are_not_listed(
    client: Client, article_index: ArticleIndexPage
) -> None:
    ArticlePageFactory(parent=article_index, title="Shown")
    ArticlePageFactory(parent=article_index, title="Drafted", live=False)
    private = ArticlePageFactory(parent=article_index, title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    html = client.get("/articles/a-z/").content.decode()
    assert '<a href="/articles/shown/">Shown</a>' in html
    assert "Drafted" not in html
    assert "Private" not in html


def test_address_is_the_one_that_wagtail_gives(
    client: Client, article_index: ArticleIndexPage
) -> None:
    page = ArticlePageFactory(parent=article_index, title="Élan", slug="élan")
    assert f'<a href="{page.url}">Élan</a>' in client.get("/articles/a-z/").content.decode()


def test_site_without_articles_says_so(client: Client, article_index: ArticleIndexPage) -> None:
    assert "There are no articles here yet." in client.get("/articles/a-z/").content.decode()


@pytest.mark.parametrize("address", ["/", "/articles/"])
def test_list_is_linked_from_the_front_page_and_the_list_of_articles(
    client: Client, article_index: ArticleIndexPage, address: str
) -> None:
    ArticlePageFactory(parent=article_index).save()
    html = client.get(address).content.decode()
    assert 'href="/articles/a-z/"' in html[: html.index("<footer")]


def test_queries_do_not_grow_with_the_articles(
    client: Client,
    article_index: ArticleIndexPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(10):
        ArticlePageFactory(parent=article_index)
    client.get("/articles/a-z/")
    with django_assert_max_num_queries(4):  # articles, menu, settings, site
        client.get("/articles/a-z/")


def test_2000_titles_are_put_in_order_at_once() -> None:
    entries = [Entry(f"The {chr(97 + n % 26)}{n} of it", f"/{n}/") for n in range(2_000)]
    start = time.perf_counter()
    letters = list_letters(entries)
    assert time.perf_counter() - start < 1
    assert sum(len(letter.entries) for letter in letters) == 2_000
