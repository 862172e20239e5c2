"""A few plain sentences for those who cannot read the rest."""

import pytest
from django.test import Client

from blog.models import ArticleIndexPage
from blog.tests.factories import ArticlePageFactory
from review.digests import build_digest
from review.tests.rules import found_by

HARD = "Cardiovascular rehabilitation considerably ameliorates musculoskeletal deconditioning."


def test_each_line_is_shown_near_the_top(client: Client, article_index: ArticleIndexPage) -> None:
    page = ArticlePageFactory(parent=article_index, easy_read="Walk <often>.\n\n  Rest little. ")
    html = client.get(page.url).content.decode()
    assert "<p>Walk &lt;often&gt;.</p><p>Rest little.</p>" in html
    assert html.index('id="easy-read"') < html.index('class="article__body"')


def test_article_without_one_has_no_panel(client: Client, article_index: ArticleIndexPage) -> None:
    page = ArticlePageFactory(parent=article_index, easy_read=" \n ")
    assert "Easy read" not in client.get(page.url).content.decode()


def test_every_word_of_it_is_clinical(article_index: ArticleIndexPage) -> None:
    said = ("Walk often.", "Walk little.", "")
    pages = [ArticlePageFactory(parent=article_index, easy_read=text) for text in said]
    assert len({page.clinical_digest for page in pages}) == len(pages)


@pytest.mark.parametrize("empty", ["", " \n "])
def test_review_of_an_article_without_one_still_holds(
    article_index: ArticleIndexPage, empty: str
) -> None:
    page = ArticlePageFactory(parent=article_index, title="Pain", summary="Walk.", easy_read=empty)
    assert page.clinical_digest == build_digest([])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Most back pain gets better.\nKeep moving.\nGet help if your legs go numb.", 0),
        (HARD, 1),
        ("…", 0),
    ],
)
@pytest.mark.parametrize("audience", ["patient", "clinician"])
def test_hard_words_are_found_however_few(
    article_index: ArticleIndexPage, text: str, count: int, audience: str
) -> None:
    page = ArticlePageFactory(parent=article_index, easy_read=text, audience=audience)
    assert len(found_by("easy-read-hard", page)) == count
