"""Titles and descriptions fit into results, and no two articles have the same."""

import pytest
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from blog.models import ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory
from review.content_checks import RULES
from review.tests.rules import found_by


@pytest.mark.parametrize(
    ("title", "seo_title", "count"),
    [("x" * 60, "", 0), ("x" * 61, "", 1), ("x" * 61, "short", 0), ("short", "x" * 61, 1)],
)
def test_title_in_results_is_not_too_long(
    article_index: ArticleIndexPage, title: str, seo_title: str, count: int
) -> None:
    page = ArticlePageFactory(parent=article_index, title=title, seo_title=seo_title)
    assert len(found_by("title-length", page)) == count


@pytest.mark.parametrize(
    ("description", "summary", "count"),
    [
        ("x" * 49, "x" * 100, 1),
        ("x" * 50, "x" * 10, 0),
        ("x" * 160, "x" * 300, 0),
        ("x" * 161, "x" * 100, 1),
        ("", "x" * 100, 0),
        ("", "x" * 161, 1),
        ("", "x" * 49, 1),
    ],
)
def test_description_in_results_is_neither_too_long_nor_too_short(
    article_index: ArticleIndexPage, description: str, summary: str, count: int
) -> None:
    page = ArticlePageFactory(parent=article_index, summary=summary, search_description=description)
    assert len(found_by("description-length", page)) == count


def test_draft_without_any_description_is_told_so() -> None:
    [finding] = RULES["description-length"].check(ArticlePage(title="Draft"))
    assert "no description" in finding.message


def test_live_article_of_the_same_title_is_found(
    article_index: ArticleIndexPage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    other = ArticlePageFactory(parent=article_index, title="Back pain", slug="one")
    page = ArticlePageFactory(parent=article_index, title="BACK pain", slug="two")
    [finding] = found_by("duplicate-title", page)
    assert other.url in finding.message
    with django_assert_num_queries(1):
        list(RULES["duplicate-title"].check(page))


def test_draft_and_other_titles_are_no_duplicates(article_index: ArticleIndexPage) -> None:
    ArticlePageFactory(parent=article_index, title="Back pain", slug="draft", live=False)
    ArticlePageFactory(parent=article_index, title="Back pains")
    page = ArticlePageFactory(parent=article_index, title="Back pain")
    assert found_by("duplicate-title", page) == []


def test_aliases_are_no_duplicates(article_index: ArticleIndexPage) -> None:
    page = ArticlePageFactory(parent=article_index, title="Back pain")
    aliases = [page.create_alias(update_slug=slug) for slug in ("first", "second")]
    for one in (page, *aliases):
        assert found_by("duplicate-title", one) == []


def test_translation_is_no_duplicate(article_index: ArticleIndexPage) -> None:
    french = Locale.objects.create(language_code="fr")
    page = ArticlePageFactory(parent=article_index, title="Migraine")
    article_index.copy_for_translation(french, copy_parents=True)
    translation = page.copy_for_translation(french)
    translation.save_revision().publish()
    for one in (page, translation):
        assert found_by("duplicate-title", one) == []
