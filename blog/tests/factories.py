"""Articles and what belongs to them, for tests."""

from datetime import date
from typing import Any

import factory
import wagtail_factories
from django.utils import timezone
from factory.django import DjangoModelFactory

from blog.models import ArticleIndexPage, ArticlePage, Topic
from review.models import ClinicalReview, Contributor

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


class ContributorFactory(DjangoModelFactory):
    class Meta:
        model = Contributor

    name = factory.Sequence(lambda n: f"Sample Person {n}")


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


def approve(
    page: ArticlePage, reviewer: Contributor | None = None, **fields: Any
) -> ClinicalReview:
    """Have the clinical content of a page approved; it holds at once for what is live."""
    review = ClinicalReview.objects.create(
        page=page,
        reviewer=reviewer or ContributorFactory(credentials="MSc"),
        digest=page.clinical_digest,
        **{"reviewed_at": timezone.now(), "next_review_due": date(2099, 1, 1), **fields},
    )
    ArticlePage.objects.filter(pk=page.pk, live=True).update(clinical_review=review)
    return review
