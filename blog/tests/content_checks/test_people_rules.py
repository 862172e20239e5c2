"""Readers can tell who made an article, who paid and how it came about."""

import pytest

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, ContributorFactory
from review.tests.rules import found_by


def article_by(index: ArticleIndexPage, **contributor: str) -> ArticlePage:
    page = ArticlePageFactory(parent=index)
    page.article_authors.add(ArticleAuthor(contributor=ContributorFactory(**contributor)))
    page.save()
    return page


def test_article_without_author_is_found(article_index: ArticleIndexPage) -> None:
    assert len(found_by("author-missing", ArticlePageFactory(parent=article_index))) == 1
    assert found_by("author-missing", article_by(article_index)) == []


@pytest.mark.parametrize(
    ("kind", "credentials", "count"),
    [
        ("person", "", 1),
        ("person", " ", 1),
        ("person", "not a health professional", 0),
        ("organisation", "", 0),
    ],
)
def test_person_without_credentials_is_found(
    article_index: ArticleIndexPage, kind: str, credentials: str, count: int
) -> None:
    page = article_by(article_index, kind=kind, credentials=credentials)
    assert len(found_by("author-without-credentials", page)) == count


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ("funding-undeclared", "funding"),
        ("conflicts-undeclared", "conflicts"),
        ("how-made-missing", "how_made"),
    ],
)
@pytest.mark.parametrize(("words", "count"), [("", 1), (" ", 1), ("none", 0)])
def test_what_is_not_declared_is_found(
    article_index: ArticleIndexPage, rule: str, field: str, words: str, count: int
) -> None:
    page = ArticlePageFactory(parent=article_index, **{field: words})
    assert len(found_by(rule, page)) == count
