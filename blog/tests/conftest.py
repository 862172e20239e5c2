"""People and an article on its way through review."""

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from blog.models import ArticleIndexPage, ArticlePage, Topic
from blog.tests.editor_forms import form_of
from blog.tests.factories import (
    ArticlePageFactory,
    ContributorFactory,
    TopicFactory,
)
from review.tests.reviewing import member, submit


@pytest.fixture
def topic(db: None) -> Topic:
    return TopicFactory(name="Back pain")


@pytest.fixture
def reviewer(topic: Topic) -> User:
    user = member("reviewer", "Clinical reviewers")
    topic.reviewers.add(ContributorFactory(credentials="MSc Physiotherapy", user=user))
    return user


@pytest.fixture
def article(article_index: ArticleIndexPage, topic: Topic, settings: Settings) -> ArticlePage:
    settings.REVIEW_REQUIRED = True
    writer = member("writer", "Authors")
    page = ArticlePageFactory(parent=article_index, live=False, owner=writer)
    page.topics = [topic]
    page.save_revision(user=writer)
    return page


@pytest.fixture
def submitted(article: ArticlePage) -> ArticlePage:
    form = form_of(article.get_latest_revision_as_object())
    submit(article, User.objects.get(username="writer"), form)
    return article
