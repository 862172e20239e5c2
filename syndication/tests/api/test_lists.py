"""Topics, contributors and references by the API: those of articles that readers may see."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from wagtail.models import ReferenceIndex

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.factories import (
    ArticlePageFactory,
    ContributorFactory,
    TopicFactory,
    approve,
    body,
)
from blog.tests.leaflets.leaflets import sources
from blog.tests.rich_text.cited_articles import evidence
from review.models import Contributor
from review.models.contributor import ProfileLink

API = "/api/v1/"
KINDS = ("topics", "contributors", "references")


@pytest.fixture(autouse=True)
def article(article_index: ArticleIndexPage, settings: Settings) -> ArticlePage:
    """An article with two of each; there is one more of each that no article has."""
    settings.API_RATE = 0
    first, second, _third = sources(3)
    page = ArticlePageFactory(parent=article_index, body=body(evidence(first, second)))
    page.topics = TopicFactory.create_batch(2)
    page.save()
    person = ContributorFactory(name="Sample Writer", credentials="MSc")
    ProfileLink.objects.create(contributor=person, url="https://orcid.org/0000-0000-0000-0000")
    ArticleAuthor.objects.create(page=page, contributor=person)
    approve(page, ContributorFactory(name="A Body", kind=Contributor.Kind.ORGANISATION))
    ReferenceIndex.create_or_update_for_object(page)
    TopicFactory()
    ContributorFactory()
    return page


def ask(client: Client, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.parametrize("kind", KINDS)
def test_list_has_what_articles_have_and_each_is_found(client: Client, kind: str) -> None:
    first = ask(client, f"{API}{kind}/?limit=1")
    second = ask(client, first["next"])
    items = first["items"] + second["items"]
    assert len(items) == 2
    assert "next" not in second
    for item in items:
        assert ask(client, f"{API}{kind}/{item['identifier']}/")["item"] == item


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_listed_of_what_readers_may_not_see(
    client: Client, article: ArticlePage, kind: str
) -> None:
    [item, _] = ask(client, f"{API}{kind}/")["items"]
    article.unpublish()
    assert ask(client, f"{API}{kind}/")["items"] == []
    assert client.get(f"{API}{kind}/{item['identifier']}/").status_code == 404


def test_people_and_organisations_say_who_they_are(client: Client) -> None:
    people = {item["name"]: item for item in ask(client, f"{API}contributors/")["items"]}
    assert people["Sample Writer"] == {
        "@type": "Person",
        "identifier": "sample-writer",
        "name": "Sample Writer",
        "url": "http://localhost/people/sample-writer/",
        "honorificSuffix": "MSc",
        "sameAs": ["https://orcid.org/0000-0000-0000-0000"],
    }
    assert people["A Body"]["@type"] == "Organization"


def test_reference_says_where_it_stands(client: Client) -> None:
    assert ask(client, f"{API}references/")["items"][0] | {"identifier": 0} == {
        "@type": "ScholarlyArticle",
        "identifier": 0,
        "name": "A sample study, number 0",
        "author": ["Sample, Anna", "Person, Bob"],
        "datePublished": "2020",
        "isPartOf": "Journal of Samples",
        "url": "https://doi.org/10.1234/sample.0",
        "sameAs": ["https://doi.org/10.1234/sample.0"],
    }
