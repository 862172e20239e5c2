"""Who wrote and who reviewed."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.querysets import ARTICLES_PER_PAGE
from blog.tests.factories import ArticlePageFactory, ContributorFactory, approve
from review.models import Contributor, ProfileLink


@pytest.fixture
def person(db: None) -> Contributor:
    return ContributorFactory(name="Sample Person", slug="sample", credentials="MSc Physiotherapy")


def written(index: ArticleIndexPage, person: Contributor, title: str) -> ArticlePage:
    page = ArticlePageFactory(parent=index, title=title)
    ArticleAuthor.objects.create(page=page, contributor=person)
    return page


def read(client: Client, query: str = "") -> str:
    html = client.get(f"/people/sample/{query}").content.decode()
    return html[html.index("<main") : html.index("</main>")]


def test_what_somebody_wrote_and_reviewed_is_told_apart(
    client: Client, article_index: ArticleIndexPage, person: Contributor
) -> None:
    written(article_index, person, "Own")
    approve(ArticlePageFactory(parent=article_index, title="Checked"), reviewer=person)
    parts = re.split(r"<h2>", read(client))[1:]
    assert [part.split(" <")[0] for part in parts] == ["Articles written", "Articles reviewed"]
    assert ">Own</a>" in parts[0]
    assert ">Checked</a>" in parts[1]
    assert ">Own</a>" not in parts[1]
    assert "Reviewed <time" in parts[1]


def test_one_who_only_wrote_has_no_list_of_reviews(
    client: Client, article_index: ArticleIndexPage, person: Contributor
) -> None:
    written(article_index, person, "Own")
    assert "Articles reviewed" not in read(client)


def test_long_list_is_reached_by_its_role(
    client: Client, article_index: ArticleIndexPage, person: Contributor
) -> None:
    for number in range(ARTICLES_PER_PAGE + 1):
        written(article_index, person, f"Own {number}")
    approve(ArticlePageFactory(parent=article_index, title="Checked"), reviewer=person)
    assert 'href="?role=author"' in read(client)
    html = read(client, "?role=author")
    assert "Page 1 of 2" in html
    assert "Checked" not in html
    assert read(client, "?role=author&page=2").count('class="card"') == 1
    assert "Articles written" in read(client, "?role=nothing&page=x")


def test_hidden_articles_are_in_no_list(
    client: Client, article_index: ArticleIndexPage, person: Contributor
) -> None:
    private = written(article_index, person, "Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert "There are no articles here yet." in read(client)


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("https://orcid.org/0000-0000-0000-0000", "ORCID"),
        ("https://www.hcpc-uk.org/check/", "Health and Care Professions Council"),
        ("https://uk.linkedin.com/in/x", "LinkedIn"),
        ("https://www.example.org/people/x", "example.org"),
        ("https://notorcid.org/x", "notorcid.org"),
    ],
)
def test_profile_link_says_where_it_leads(
    client: Client, person: Contributor, address: str, label: str
) -> None:
    ProfileLink.objects.create(contributor=person, url=address)
    assert f'<a href="{address}" rel="me">{label}</a>' in read(client)


def test_organisation_is_called_one(client: Client, person: Contributor) -> None:
    assert "Organisation" not in read(client)
    person.kind = Contributor.Kind.ORGANISATION
    person.save()
    assert ">Organisation</p>" in read(client)


def test_queries_do_not_grow_with_the_articles(
    client: Client,
    article_index: ArticleIndexPage,
    person: Contributor,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(6):
        approve(written(article_index, person, f"Own {number}"), reviewer=person)
    read(client)
    with django_assert_max_num_queries(11):
        read(client)
