"""Articles and what belongs to them, for tests."""

from typing import Any

import factory
import wagtail_factories
from factory.django import DjangoModelFactory

from blog.models import ArticleIndexPage, ArticlePage, Topic
from review.tests.factories import ContributorFactory, approve

__all__ = [
    "ArticleIndexPageFactory",
    "ArticlePageFactory",
    "ContributorFactory",
    "TopicFactory",
    "approve",
    "body",
]

BLOCK_ID = "{:08d}-0000-4000-8000-000000000000"

INTRODUCTION = {"heading": "Introduction", "text": "<p>Back pain is common.</p>"}
RED_FLAGS = {
    "heading": "When to get help",
    "urgency": "emergency",
    "lead_in": "<p>Go now if you notice:</p>",
    "signs": ["<p>numbness between your legs</p>"],
    "what_to_do": "<p>Do not drive yourself.</p>",
}


def body(*blocks: tuple[str, Any]) -> list[dict[str, Any]]:
    """Return StreamField data: an introduction, then the blocks, with ids that repeat."""
    return [
        {"type": kind, "value": value, "id": BLOCK_ID.format(number)}
        for number, (kind, value) in enumerate([("introduction", INTRODUCTION), *blocks])
    ]


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class ArticleIndexPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ArticleIndexPage

    title = "Articles"
    slug = "articles"


class ArticlePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"Article {n}")
    summary = "What the article says."
    body = factory.LazyFunction(body)
