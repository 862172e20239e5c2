"""What editors recommend stands above the hits, through HTTP."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page, PageViewRestriction

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory
from search.engines import get_engine
from search.indexing import load_all_records

pytestmark = pytest.mark.usefixtures("search_index")


@pytest.fixture
def gout(article_index: ArticleIndexPage) -> ArticlePage:
    return ArticlePageFactory(parent=article_index, title="Gout", slug="gout")


def promote(query: str = "sore toe", **fields: Any) -> SearchPromotion:
    stored, _ = Query.objects.get_or_create(query_string=query)
    return SearchPromotion.objects.create(query=stored, **fields)


def recommended(client: Client, query: str, **parameters: str) -> str:
    """Return the part of the search page that recommends; empty without one."""
    html = client.get("/search/", {"q": query} | parameters).content.decode()
    _, _, rest = html.partition('<section class="recommended"')
    return rest.partition("</section>")[0]


@pytest.mark.parametrize("query", ["sore toe", "  Sore \t TOE\u00a0", "SORE\nTOE"])
def test_promoted_page_is_recommended_whatever_the_case_and_spaces(
    client: Client, gout: ArticlePage, query: str
) -> None:
    promote(page=gout, description="Start <here>")
    html = recommended(client, query)
    assert "Recommended</h2>" in html
    assert '<a href="/articles/gout/">Gout</a>' in html
    assert "<p>Start &lt;here&gt;</p>" in html


def test_promotion_of_another_query_is_not_shown(client: Client, gout: ArticlePage) -> None:
    promote(page=gout)
    assert not recommended(client, "sore")
    assert not recommended(client, "")


def test_promoted_result_stands_above_the_hits(
    client: Client, home_page: Page, article_index: ArticleIndexPage
) -> None:
    ArticlePageFactory(parent=article_index, title="Sore toe", slug="sore-toe")
    get_engine().rebuild(load_all_records())
    promote(page=home_page)
    html = client.get("/search/", {"q": "sore toe"}).content.decode()
    form, advice, hit = (
        html.index(part) for part in ("</form>", "Recommended</h2>", "/articles/sore-toe/")
    )
    assert form < advice < hit


def test_promoted_result_is_shown_on_the_first_page_only(
    client: Client, gout: ArticlePage, article_index: ArticleIndexPage
) -> None:
    for _ in range(12):
        ArticlePageFactory(parent=article_index, summary="sore toe")
    get_engine().rebuild(load_all_records())
    promote(page=gout)
    assert recommended(client, "sore toe", page="1")
    assert not recommended(client, "sore toe", page="2")


def test_editors_order_is_kept(client: Client, gout: ArticlePage, home_page: Page) -> None:
    promote(page=gout, sort_order=2)
    promote(page=home_page, sort_order=1)
    html = recommended(client, "sore toe")
    assert html.index('href="/"') < html.index('href="/articles/gout/"')


def test_unpublished_page_is_not_recommended(client: Client, gout: ArticlePage) -> None:
    promote(page=gout)
    gout.unpublish()
    assert not recommended(client, "sore toe")


def test_page_below_a_private_page_is_not_recommended(client: Client, gout: ArticlePage) -> None:
    promote(page=gout)
    PageViewRestriction.objects.create(
        page=gout.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert not recommended(client, "sore toe")


def test_deleted_page_is_not_recommended(client: Client, gout: ArticlePage) -> None:
    promote(page=gout)
    gout.delete()
    assert not recommended(client, "sore toe")


def test_page_without_an_address_is_not_recommended(client: Client, home_page: Page) -> None:
    promote(page=home_page.get_root())
    assert not recommended(client, "sore toe")


@pytest.mark.parametrize(
    ("url", "is_shown"),
    [
        ("https://www.nhs.uk/gout/", True),
        ("HTTP://example.org/", True),
        ("ftp://example.org/", False),
        ("javascript:alert(1)", False),
        ("//example.org/", False),
    ],
)
def test_only_web_addresses_are_recommended(
    client: Client, db: None, url: str, is_shown: bool
) -> None:
    promote(external_link_url=url, external_link_text="Gout, the NHS page")
    assert (
        f'<a href="{url}">Gout, the NHS page</a>' in recommended(client, "sore toe")
    ) == is_shown
    assert bool(recommended(client, "sore toe")) == is_shown


def test_long_query_finds_its_promotion(client: Client, gout: ArticlePage) -> None:
    text = "my toe is very sore " * 20
    promote(text.strip(), page=gout)
    assert recommended(client, text)


def test_search_writes_no_query(client: Client, db: None) -> None:
    client.get("/search/", {"q": "sore toe"})
    assert not Query.objects.exists()


def test_queries_do_not_grow_with_the_promotions(
    client: Client, article_index: ArticleIndexPage
) -> None:
    def queries_of_a_search() -> int:
        recommended(client, "sore toe")
        with CaptureQueriesContext(connection) as queries:
            recommended(client, "sore toe")
        return len(queries)

    promote(page=ArticlePageFactory(parent=article_index))
    with_one = queries_of_a_search()
    for _ in range(8):
        promote(page=ArticlePageFactory(parent=article_index))
    assert queries_of_a_search() == with_one


def test_editor_promotes_a_page(editor_client: Client, gout: ArticlePage) -> None:
    response = editor_client.post(
        "/admin/searchpicks/add/",
        {
            "query_string": "Sore  Toe",
            "editors_picks-TOTAL_FORMS": 1,
            "editors_picks-INITIAL_FORMS": 0,
            "editors_picks-0-ORDER": 0,
            "editors_picks-0-page": gout.pk,
            "editors_picks-0-description": "Start here",
        },
    )
    assert response.status_code == 302
    editor_client.logout()
    assert "Start here" in recommended(editor_client, "sore toe")
