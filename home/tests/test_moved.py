"""Addresses that moved lead on in one step, in whatever chain of redirects and letter case."""

import pytest
from django.test import Client, TestCase
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Site

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory

HERE = "http://localhost"


@pytest.fixture
def walking(article_index: ArticleIndexPage) -> ArticlePage:
    return ArticlePageFactory(parent=article_index, title="Walking", slug="walking")


def rename(page: ArticlePage | ArticleIndexPage, slug: str) -> None:
    page.slug = slug
    with TestCase.captureOnCommitCallbacks(execute=True):  # Wagtail makes redirects then
        page.save_revision().publish()


def lead(old: str, new: str, is_permanent: bool = True) -> Redirect:
    return Redirect.objects.create(old_path=old, redirect_link=new, is_permanent=is_permanent)


def asked(client: Client, address: str) -> tuple[int, str]:
    response = client.get(address)
    return response.status_code, response.headers.get("Location", "")


def test_translation_is_found_at_the_address_it_had(
    client: Client, article_index: ArticleIndexPage, walking: ArticlePage
) -> None:
    french = Locale.objects.create(language_code="fr")
    marcher = ArticlePageFactory(
        parent=article_index, slug="marcher", locale=french, translation_key=walking.translation_key
    )
    rename(marcher, "promenade")
    assert asked(client, "/articles/marcher/") == (301, "/articles/promenade/")
    assert asked(client, "/articles/walking/") == (200, "")


def test_renamed_article_is_found_at_each_address_it_had(
    client: Client, walking: ArticlePage
) -> None:
    rename(walking, "strolling")
    rename(walking, "hiking")
    for old in ("walking", "strolling"):
        assert asked(client, f"/articles/{old}/") == (301, "/articles/hiking/")
    assert client.get("/articles/hiking/").status_code == 200


def test_article_renamed_back_is_served_and_not_redirected(
    client: Client, walking: ArticlePage
) -> None:
    rename(walking, "strolling")
    rename(walking, "walking")
    assert client.get("/articles/walking/").status_code == 200
    assert asked(client, "/articles/strolling/") == (301, "/articles/walking/")


def test_articles_move_with_their_index(
    client: Client, walking: ArticlePage, article_index: ArticleIndexPage
) -> None:
    rename(article_index, "guides")
    assert asked(client, "/articles/walking/") == (301, "/guides/walking/")


def test_files_of_a_moved_article_move_with_it(client: Client, walking: ArticlePage) -> None:
    rename(walking, "hiking")
    assert asked(client, "/articles/walking/references/ris/") == (
        301,
        "/articles/hiking/references/ris/",
    )
    assert asked(client, "/articles/walking/nothing/")[0] == 404


def test_address_without_its_slash_leads_on_in_one_step(
    client: Client, walking: ArticlePage
) -> None:
    rename(walking, "hiking")
    assert asked(client, "/articles/walking") == (301, "/articles/hiking/")


def test_chain_of_redirects_is_one_step(client: Client, walking: ArticlePage) -> None:
    lead("/one", "/two/")
    lead("/two", "http://testserver/three")
    lead("/three", "/articles/walking/")
    assert asked(client, "/one/") == (301, "/articles/walking/")


def test_chain_with_a_temporary_step_is_temporary(client: Client, walking: ArticlePage) -> None:
    lead("/one", "/two/")
    lead("/two", "/articles/walking/", is_permanent=False)
    assert asked(client, "/one/") == (302, "/articles/walking/")


@pytest.mark.parametrize("links", [("/one/",), ("/two/", "/one/"), ("/two/", "/three/", "/two/")])
def test_circle_is_a_missing_page(client: Client, site: Site, links: tuple[str, ...]) -> None:
    for old, new in zip(("/one", "/two", "/three"), links, strict=False):
        lead(old, new)
    assert asked(client, "/one/")[0] == 404


def test_redirect_to_an_unpublished_page_is_a_missing_page(
    client: Client, walking: ArticlePage
) -> None:
    Redirect.add_redirect("/old", walking)
    assert asked(client, "/old/") == (301, "/articles/walking/")
    walking.unpublish()
    assert asked(client, "/old/")[0] == 404


def test_redirect_elsewhere_is_left_alone(client: Client, site: Site) -> None:
    lead("/one", "https://example.org/one")
    lead("/bad", "http://[half")
    assert asked(client, "/one/") == (301, "https://example.org/one")
    assert asked(client, "/bad/")[0] in (301, 404)


@pytest.mark.parametrize(
    ("asked_for", "answer"),
    [
        ("/Articles/Walking/?from=x", "/articles/walking/?from=x"),
        ("/ARTICLES/WALKING", "/articles/walking/"),
        ("/Search/", "/search/"),
    ],
)
def test_capital_letters_lead_to_the_page_in_one_step(
    client: Client, walking: ArticlePage, asked_for: str, answer: str
) -> None:
    assert asked(client, asked_for) == (301, answer)


def test_capital_letters_lead_to_no_page_that_is_not_there(
    client: Client, walking: ArticlePage
) -> None:
    assert asked(client, "/Articles/Running/")[0] == 404
    rename(walking, "hiking")
    assert asked(client, "/Articles/Walking/") == (301, "/articles/hiking/")


def test_editor_is_told_of_what_is_no_address(editor_client: Client, site: Site) -> None:
    form = {"old_path": "http://[x", "redirect_link": "http://localhost/a", "site": ""}
    answer = editor_client.post("/admin/redirects/add/", form)
    assert "Enter a valid address." in answer.content.decode()


def test_editor_is_told_of_a_circle(editor_client: Client, site: Site) -> None:
    lead("/one", "/two/")
    form = {"old_path": "/two", "redirect_link": HERE + "/one/", "is_permanent": "on"}
    html = editor_client.post("/admin/redirects/add/", form).content.decode()
    assert "This would be a redirect loop: /two → /one → /two." in html
    assert not Redirect.objects.filter(old_path="/two").exists()
    form["redirect_link"] = HERE + "/elsewhere/"
    assert editor_client.post("/admin/redirects/add/", form).status_code == 302
    added = Redirect.objects.get(old_path="/two")
    html = editor_client.post(
        f"/admin/redirects/{added.pk}/", form | {"redirect_link": HERE + "/two/"}
    ).content.decode()
    assert "redirect loop: /two → /two." in html
