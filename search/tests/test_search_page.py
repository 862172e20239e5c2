"""What readers get when they search, through HTTP."""

import time
from unittest.mock import Mock
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory, TopicFactory, body
from search import searching
from search.engines import get_engine
from search.engines.contract import SearchUnavailable
from search.indexing import load_all_records
from site_identity.models import SiteSettings

HOSTILE = [
    '"', "*", "(((", "[", "{", "\\", "'", "';--", "AND OR NOT", "a AND", "title:x", "+-", "~^",
    "%", "😀", "\u202e", "\ufffd", "a" * 10_000, "a " * 5_000, " ", "NULL", "../../etc/passwd",
    "<script>alert(1)</script>", "a\nb\tc", "\x01\x1f",
]  # fmt: skip


@pytest.fixture
def walking(article_index: ArticleIndexPage, search_index: None) -> None:
    page = ArticlePageFactory(
        parent=article_index,
        title="Walking & back pain",
        body=body(
            ("section", {"heading": "Shoes", "text": "<p>Wear <b>good</b> shoes &amp; walk.</p>"})
        ),
    )
    page.topics.add(TopicFactory(name="Back pain", slug="back-pain"))
    page.save()
    get_engine().rebuild(load_all_records())


def search(client: Client, **parameters: str) -> str:
    response = client.get("/search/", parameters)
    assert response.status_code == 200
    return response.content.decode()


def test_hit_shows_title_passage_and_topic(client: Client, walking: None) -> None:
    html = search(client, q="walking shoes")
    assert '<a href="/articles/article-' in html or 'href="/articles/' in html
    assert "Walking &amp; back pain</a>" in html
    assert "<mark>shoes</mark> &amp; <mark>walk</mark>" in html
    assert ">Shoes</a>:" in html
    assert "<span>Back pain</span>" in html
    assert "1 article found" in html


def test_search_page_is_kept_out_of_search_engines(client: Client, walking: None) -> None:
    response = client.get("/search/", {"q": "walking"})
    assert response["X-Robots-Tag"] == "noindex"
    assert b'<meta name="robots" content="noindex">' in response.content


def test_words_of_the_reader_are_escaped(client: Client, walking: None) -> None:
    html = search(client, q='"><script>alert(1)</script>')
    assert "<script>alert" not in html


def test_nothing_found_offers_topics_and_the_help_line(
    client: Client, walking: None, site: Site
) -> None:
    SiteSettings.objects.update_or_create(site=site, defaults={"help_line_number": "02380 248725"})
    html = search(client, q="zygote")
    assert "Nothing found" in html
    main = html[html.index("<main") : html.index("</main>")]
    assert 'href="/articles/topics/back-pain/"' in main
    assert 'href="tel:02380248725"' in main


def test_blank_search_shows_just_the_form(client: Client, walking: None) -> None:
    html = search(client, q="")
    assert "Nothing found" not in html
    assert 'name="q"' in html


def test_page_hidden_since_it_was_indexed_is_not_shown(
    client: Client, article_index: ArticleIndexPage, search_index: None
) -> None:
    page = ArticlePageFactory(parent=article_index, title="Gout")
    get_engine().rebuild(load_all_records())
    type(page).objects.filter(pk=page.pk).update(live=False)
    assert "/articles/gout/" not in search(client, q="gout")


def test_page_beyond_the_last_shows_the_last(
    client: Client, article_index: ArticleIndexPage, search_index: None
) -> None:
    for _ in range(12):
        ArticlePageFactory(parent=article_index, summary="gout")
    get_engine().rebuild(load_all_records())
    assert "Page 2 of 2" in search(client, q="gout", page="999999999")
    assert "Page 1 of 2" in search(client, q="gout", page="-1")


def seconds_to_answer(client: Client, query: str) -> float:
    start = time.perf_counter()
    search(client, q=query)
    return time.perf_counter() - start


def test_hostile_queries_are_answered_quickly(client: Client, walking: None) -> None:
    # The fastest of three: other tests share the machine.
    seconds = {query: min(seconds_to_answer(client, query) for _ in range(3)) for query in HOSTILE}
    assert {query: time for query, time in seconds.items() if time >= 0.2} == {}


def test_hostile_queries_are_answered_by_the_database_too(
    client: Client, walking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_engine(monkeypatch)
    for query in HOSTILE:
        search(client, q=query)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search/?q=%00", 400),
        ("/search/?q=%FF%FE", 400),
        ("/search/?q=a&q=b&page=2&page=x", 200),
        ("/search/?q=" + quote("a" * 10_000), 200),
        ("/search/?page=1000000000&q=walking", 200),
        ("/search/?q[]=a&%5B=1", 200),
        ("/articles/%00/", 400),
        ("/articles/?page=-1", 200),
        ("/articles/?page=x", 200),
        ("/articles/?page=1000000000", 200),
        ("/articles/%FF/", 404),
        ("/articles/topics/nothing/", 404),
        ("/search/?" + urlencode({"q": "\ud83d"}, errors="surrogatepass"), 400),
    ],
)
def test_broken_address_gets_a_clear_answer(
    client: Client, walking: None, address: str, status: int
) -> None:
    assert client.get(address).status_code == status


@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=60), page=st.text(max_size=8))
def test_no_query_breaks_the_page(client: Client, walking: None, query: str, page: str) -> None:
    response = client.get("/search/", {"q": query, "page": page})
    assert response.status_code == (400 if "\0" in query + page else 200)


def break_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Mock()
    engine.search.side_effect = SearchUnavailable("down")
    monkeypatch.setattr(searching, "get_engine", lambda language: engine)


def test_database_answers_when_the_engine_is_down(
    client: Client, walking: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    break_engine(monkeypatch)
    html = search(client, q="walking")
    assert "Walking &amp; back pain</a>" in html
    assert "results are limited" in html
    assert "walking" not in caplog.text  # what a reader looks for is nobody's business


def test_queries_do_not_grow_with_the_hits(
    client: Client,
    article_index: ArticleIndexPage,
    search_index: None,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(10):
        ArticlePageFactory(parent=article_index, summary="gout").topics.add(TopicFactory())
    get_engine().rebuild(load_all_records())
    search(client, q="gout")
    with django_assert_max_num_queries(9):
        search(client, q="gout")


def test_urgent_card_stands_above_all_hits(
    client: Client, walking: None, site_settings: SiteSettings
) -> None:
    site_settings.emergency_number = "999"
    site_settings.save()
    html = search(client, q="can't feel my legs walking")
    assert html.index('data-urgent="cauda equina"') < html.index("Walking &amp; back pain</a>")
    assert (
        '<a class="emergency__call" href="tel:999">Call 999</a>'
        in html[html.index("data-urgent") :]
    )
    assert "Emergency advice: </span>" in html


def test_urgent_card_is_shown_for_the_end_of_a_long_message(client: Client, walking: None) -> None:
    html = search(client, q="I have had a bad back for years. " * 10 + "Now I have chest pain")
    assert 'data-urgent="heart"' in html


def test_urgent_card_is_shown_without_a_hit(client: Client, walking: None) -> None:
    assert "data-urgent" in search(client, q="overdose")


def test_urgent_card_is_shown_with_the_engine_down(
    client: Client, walking: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_engine(monkeypatch)
    assert "data-urgent" in search(client, q="chest pain")


def test_ordinary_search_shows_no_urgent_card(client: Client, walking: None) -> None:
    assert "data-urgent" not in search(client, q="walking back pain")
