"""Articles by the API: what readers may see, once each, and nothing that is not asked for."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from blog.models import ArticleIndexPage, ArticlePage, PublishedArticle
from blog.publication.snapshots import update_snapshots
from blog.tests.factories import ArticlePageFactory, TopicFactory, approve, body
from blog.tests.leaflets.leaflets import sources
from blog.tests.rich_text.cited_articles import evidence
from evidence.choices import Status
from evidence.models import Reference

LIST = "/api/v1/articles/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(autouse=True)
def any_number_of_requests(settings: Settings) -> None:
    settings.API_RATE = 0


@pytest.fixture
def article(article_index: ArticleIndexPage) -> ArticlePage:
    return published(article_index, title="Walking", slug="walking")


def published(index: ArticleIndexPage, **fields: Any) -> ArticlePage:
    page = ArticlePageFactory(parent=index, **fields)
    update_snapshots([page.pk])
    return page


def ask(client: Client, address: str = LIST, **parameters: Any) -> dict[str, Any]:
    answer = client.get(address, parameters)
    assert answer.status_code == 200, answer.content
    return answer.json()


def names(answer: dict[str, Any]) -> list[str]:
    return [item["name"] for item in answer["items"]]


def test_article_has_what_its_page_says(client: Client, article_index: ArticleIndexPage) -> None:
    [source] = sources(1)
    page = ArticlePageFactory(
        parent=article_index,
        title="Walking",
        slug="walking",
        date_published=date(2026, 1, 5),
        body=body(evidence(source)),
        attribution=f'<p>By a sample body, <a href="{CC_BY}">CC BY 4.0</a>.</p>',
    )
    page.topics.add(TopicFactory(name="Back pain", slug="back-pain"))
    page.save()
    review = approve(page)
    Reference.objects.update(status=Status.RETRACTED)
    update_snapshots([page.pk])
    item = ask(client, f"{LIST}{page.pk}/")["item"]
    assert item["@type"] == "MedicalWebPage"
    assert item["@id"] == item["url"] == "http://localhost/articles/walking/"
    assert item["datePublished"] == "2026-01-05"
    assert item["expires"] == "2099-01-01"
    assert item["lastReviewed"] == timezone.localdate().isoformat()
    assert item["reviewedBy"]["name"] == review.reviewer.name
    assert item["about"][0]["identifier"] == "back-pain"
    assert item["creditText"] == "By a sample body, CC BY 4.0."
    assert item["license"] == CC_BY
    assert item["citation"][0]["creativeWorkStatus"] == "Retracted"
    assert item["citation"][0]["sameAs"] == ["https://doi.org/10.1234/sample.0"]
    markdown = client.get("/articles/walking.md").content.decode()
    assert item["articleBody"] == markdown


def test_terms_are_in_each_answer(client: Client, article: ArticlePage) -> None:
    for address in (LIST, f"{LIST}{article.pk}/", "/api/v1/topics/", "/api/v1/references/"):
        terms = ask(client, address)["terms"]
        assert terms["publisher"] == {
            "@type": "Organization",
            "name": "Sciaticalm",
            "url": "http://localhost",
        }
        assert terms["refreshInterval"] == "P7D"


def hide(page: ArticlePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def overdue(page: ArticlePage) -> None:
    approve(page, next_review_due=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize("how", [ArticlePage.unpublish, ArticlePage.delete, hide, overdue])
def test_what_is_not_to_be_handed_on_is_gone_at_once(
    client: Client, article: ArticlePage, how: Any
) -> None:
    page_id = article.pk
    how(article)
    assert ask(client)["items"] == []
    answer = client.get(f"{LIST}{page_id}/")
    assert answer.status_code == 404
    assert "delete your copy" in answer.json()["error"]


def test_aliases_and_drafts_are_not_listed(
    client: Client, article: ArticlePage, article_index: ArticleIndexPage
) -> None:
    alias = article.create_alias(update_slug="alias")
    draft = ArticlePageFactory(parent=article_index, live=False)
    update_snapshots([alias.pk, draft.pk])
    assert names(ask(client)) == ["Walking"]
    assert client.get(f"{LIST}{alias.pk}/").status_code == 404


def test_pages_of_the_list_give_each_article_once(
    client: Client, article_index: ArticleIndexPage
) -> None:
    pages = [published(article_index, title=f"Article {number}") for number in range(5)]
    moment = timezone.now()
    PublishedArticle.objects.update(last_significant_change=moment)  # the same for all
    first = ask(client, limit=2)
    pages[0].title = "Changed meanwhile"
    pages[0].save()
    pages[4].delete()
    update_snapshots([pages[0].pk, pages[4].pk])
    published(article_index, title="New")
    seen, answer = names(first), first
    while following := answer.get("next"):
        answer = ask(client, following)
        seen += names(answer)
    assert seen == ["Article 0", "Article 1", "Article 2", "Article 3", "Changed meanwhile", "New"]


def test_only_what_changed_since_then_is_listed(
    client: Client, article_index: ArticleIndexPage
) -> None:
    old, new = (published(article_index, title=title) for title in ("Old", "New"))
    moment = timezone.now().replace(microsecond=0)
    PublishedArticle.objects.filter(pk=old.pk).update(
        last_significant_change=moment - timedelta(seconds=1)
    )
    PublishedArticle.objects.filter(pk=new.pk).update(last_significant_change=moment)
    for since in (moment.isoformat(), f"{moment:%Y-%m-%dT%H:%M:%SZ}"):
        assert names(ask(client, modified_since=since)) == ["New"]


@pytest.mark.parametrize(
    "since",
    [
        "yesterday",
        "2026-03-01",
        "2026-13-01T00:00:00Z",
        "1700000000",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
    ],
)
def test_other_dates_are_refused_with_what_to_write(client: Client, db: None, since: str) -> None:
    answer = client.get(LIST, {"modified_since": since})
    assert answer.status_code == 422
    assert "modified_since" in answer.json()["error"]


def test_list_of_a_topic(client: Client, article: ArticlePage, article_index: Any) -> None:
    published(article_index, title="Another")
    article.topics.add(TopicFactory(slug="back-pain"))
    article.save()
    assert names(ask(client, topic="back-pain")) == ["Walking"]
    assert client.get(LIST, {"topic": "none"}).status_code == 404


def test_only_the_fields_that_were_asked_for(client: Client, article: ArticlePage) -> None:
    kept = {"@type": "MedicalWebPage", "identifier": article.pk}
    assert ask(client, fields="name")["items"] == [kept | {"name": "Walking"}]
    assert ask(client, f"{LIST}{article.pk}/", fields="name")["item"] == kept | {"name": "Walking"}
    assert "# Walking" in ask(client, fields="articleBody")["items"][0]["articleBody"]
    assert client.get(LIST, {"fields": "name,password"}).status_code == 422


def test_few_bodies_are_in_one_answer(client: Client, article_index: ArticleIndexPage) -> None:
    for _number in range(11):
        published(article_index)
    answer = ask(client, fields="articleBody", limit=100)
    assert len(answer["items"]) == 10
    assert len(ask(client, answer["next"])["items"]) == 1


@pytest.mark.parametrize("limit", ["0", "101", "x", "-1", ""])
def test_limit_is_1_to_100(client: Client, db: None, limit: str) -> None:
    assert client.get(LIST, {"limit": limit}).status_code == 422


@pytest.mark.parametrize("cursor", ["x", "WyJ4Il0:forged", "'", "\U0001f600"])
def test_made_up_cursor_is_refused_with_what_to_do(client: Client, db: None, cursor: str) -> None:
    answer = client.get(LIST, {"cursor": cursor})
    assert answer.status_code == 422
    assert "Begin again" in answer.json()["error"]


def test_cursor_of_another_list_is_refused(client: Client, article: ArticlePage) -> None:
    for number in range(2):
        topic = TopicFactory(slug=f"topic-{number}")
        article.topics.add(topic)
        article.save()
    onward = ask(client, "/api/v1/topics/", limit=1)["next"]
    assert client.get(onward.replace("topics", "articles")).status_code == 422


def test_unknown_parameter_is_refused_by_name(client: Client, article: ArticlePage) -> None:
    for address in (LIST, f"{LIST}{article.pk}/", "/api/v1/topics/", "/api/v1/topics/x/"):
        answer = client.get(address, {"modifed_since": "2026-01-01T00:00:00Z"})
        assert answer.status_code == 422
        assert "modifed_since" in answer.json()["error"]


def test_list_of_100_takes_few_queries_and_reads_no_body(
    client: Client, article_index: ArticleIndexPage
) -> None:
    topic = TopicFactory()
    for _number in range(101):
        page = ArticlePageFactory(parent=article_index)
        page.topics.add(topic)
        page.save()
        approve(page)
        PublishedArticle.objects.create(
            page=page, url=page.full_url, digest="", last_significant_change=timezone.now()
        )
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        answer = ask(client, limit=100)
    assert len(answer["items"]) == 100
    assert len(queries) <= 10
    assert not any('"blog_articlepage"."body"' in query["sql"] for query in queries)
