"""What readers are told of the review of an article."""

import json
import re
from datetime import date

import pytest
import time_machine
from django.test import Client

from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage
from blog.tests.factories import ArticlePageFactory, ContributorFactory, approve, body
from review.models import Contributor


@pytest.fixture
def reviewer(db: None) -> Contributor:
    return ContributorFactory(name="Sample Reviewer", credentials="MSc Physiotherapy")


@pytest.fixture
def article(article_index: ArticleIndexPage, reviewer: Contributor) -> ArticlePage:
    page = ArticlePageFactory(parent=article_index, funding="none", how_made="Written by <hand>.")
    with time_machine.travel("2026-06-01"):
        approve(page, reviewer, next_review_due=date(2028, 6, 1))
    return page


def read(client: Client, page: ArticlePage) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def test_reader_is_told_who_reviewed_the_article_and_when(
    client: Client, article: ArticlePage
) -> None:
    with time_machine.travel("2026-07-01"):
        html = read(client, article)
    text = " ".join(re.sub("<[^>]+>", " ", html).split())
    assert "Page last reviewed: 1 June 2026" in text
    assert "Next review due: 1 June 2028" in text
    assert "Reviewed by: Sample Reviewer , MSc Physiotherapy" in text
    assert '<a href="/people/sample-reviewer/">Sample Reviewer</a>' in html
    assert "overdue" not in text
    assert "Not reviewed" not in text


def test_structured_data_says_the_same(client: Client, article: ArticlePage) -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', read(client, article))
    assert found
    data = json.loads(found[1])["@graph"][0]
    assert data["lastReviewed"] == "2026-06-01"
    assert data["reviewedBy"] == {
        "@type": "Person",
        "@id": "http://localhost/people/sample-reviewer/",
        "name": "Sample Reviewer",
        "url": "http://localhost/people/sample-reviewer/",
        "honorificSuffix": "MSc Physiotherapy",
    }


def test_overdue_review_is_said_to_be_so(client: Client, article: ArticlePage) -> None:
    with time_machine.travel("2028-06-02"):
        assert "This review is overdue." in read(client, article)


def test_review_of_other_words_is_not_shown(client: Client, article: ArticlePage) -> None:
    article.body = body(("tips", {"heading": "Tips", "items": [{"title": "Run", "text": ""}]}))
    article.save()
    html = read(client, article)
    assert "Not reviewed." in html
    assert "lastReviewed" not in html


def test_reader_is_told_how_it_was_made_as_far_as_that_is_known(
    client: Client, article: ArticlePage
) -> None:
    html = read(client, article)
    assert "Written by &lt;hand&gt;." in html
    assert "<strong>Funding:</strong> none" in html
    assert "Conflicts of interest" not in html
    assert "How this was made" not in read(client, ArticlePageFactory(parent=article.get_parent()))


def test_page_of_a_contributor_lists_what_they_wrote_and_reviewed(
    client: Client, article: ArticlePage, reviewer: Contributor
) -> None:
    index = article.get_parent()
    written = ArticlePageFactory(parent=index, title="By a sample author")
    written.article_authors.add(ArticleAuthor(contributor=reviewer))
    written.save()
    hidden = ArticlePageFactory(parent=index, title="A hidden draft", live=False)
    hidden.article_authors.add(ArticleAuthor(contributor=reviewer))
    hidden.save()
    ArticlePageFactory(parent=index, title="Of somebody else")
    html = client.get("/people/sample-reviewer/").content.decode()
    assert "MSc Physiotherapy" in html
    assert article.title in html
    assert written.title in html
    assert hidden.title not in html
    assert "Of somebody else" not in html
    assert client.get("/people/nobody/").status_code == 404


def test_people_of_one_name_have_pages_of_their_own(db: None) -> None:
    slugs = [ContributorFactory(name=name).slug for name in ("Sam Ple", "Sam-Ple", "Sam  Ple", "☃")]
    assert slugs == ["sam-ple", "sam-ple-2", "sam-ple-3", "contributor"]
