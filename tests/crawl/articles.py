"""A site of as many articles as are asked for, of every kind of block, made in bulk."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone
from wagtail.models import Locale

from bench.site import insert_articles
from blog.models import ArticleAuthor, ArticleIndexPage, ArticlePage, PublishedArticle, Topic
from blog.tests.factories import body
from blog.tests.leaflets.leaflets import BLOCKS, preview_of
from blog.tests.rich_text.cited_articles import evidence, inline, section
from evidence.models import Reference
from review.models import ClinicalReview, Contributor

TOPICS, PEOPLE, SOURCES = 20, 20, 60
FIRST_DAY = datetime(2024, 1, 1, 12, tzinfo=UTC)


def make_articles(index: ArticleIndexPage, count: int) -> list[ArticlePage]:
    """Publish articles with topics, authors, reviews (some overdue) and sources, and register them.

    Each has three kinds of block, cites two sources and links to another article.
    """
    previews = [preview_of(kind, BLOCKS[kind]) for kind in BLOCKS if kind != "introduction"]
    sources = make_sources()
    kind, locale = ContentType.objects.get_for_model(ArticlePage), Locale.get_default()
    pages = []
    for number in range(count):
        blocks = [previews[(number + step) % len(previews)] for step in (0, 4, 8)]
        cited = sources[number % SOURCES], sources[(number * 7 + 1) % SOURCES]
        blocks += [section(f"So it is{inline(cited[1])}"), evidence(*cited)]
        slug = f"article-{number}"
        pages.append(
            ArticlePage(
                slug=slug,
                path=ArticlePage._get_path(index.path, index.depth + 1, number + 1),
                depth=index.depth + 1,
                url_path=f"{index.url_path}{slug}/",
                content_type=kind,
                locale=locale,
                live=True,
                body=json.dumps(body(*blocks), cls=DjangoJSONEncoder),
                **fields_of(number),
            )
        )
    insert_articles(pages)
    ArticleIndexPage.objects.filter(pk=index.pk).update(numchild=count)
    relate(pages)
    return pages


def fields_of(number: int) -> dict[str, Any]:
    first = FIRST_DAY + timedelta(days=number % 400)
    title = f"Sample article {number} & what it says"
    return {
        "title": title,
        "draft_title": title,
        "summary": f"What sample article {number} says in <short>.",
        "first_published_at": first,
        "last_published_at": first + timedelta(days=number % 3 * 10),
        "date_published": date(2023, 5, 1 + number % 28) if number % 4 == 0 else None,
        "is_hidden_from_search_engines": number % 31 == 30,
    }


def make_sources() -> list[Reference]:
    return [
        Reference.objects.create(
            title=f"A sample study, number {number}",
            authors="Sample, Anna",
            container_title="Journal of Samples",
            year=2000 + number % 20,
            doi=f"10.1234/sample.{number}",
        )
        for number in range(SOURCES)
    ]


def relate(pages: list[ArticlePage]) -> None:
    topics = [
        Topic.objects.create(name=f"Topic {n}", slug=f"topic-{n}", description=f"On topic {n}.")
        for n in range(TOPICS)
    ]
    people = [
        Contributor.objects.create(
            name=f"Sample Person {n}", slug=f"person-{n}", credentials=f"MSc, group {n}"
        )
        for n in range(PEOPLE)
    ]
    through = ArticlePage.topics.through
    through.objects.bulk_create(
        through(articlepage_id=page.pk, topic_id=topics[n % TOPICS].pk)
        for n, page in enumerate(pages)
    )
    ArticleAuthor.objects.bulk_create(
        ArticleAuthor(page=page, contributor=people[n % PEOPLE]) for n, page in enumerate(pages)
    )
    ClinicalReview.objects.bulk_create(reviews_of(pages, people))
    for review in ClinicalReview.objects.all():
        ArticlePage.objects.filter(pk=review.page_id).update(clinical_review=review)
    PublishedArticle.objects.bulk_create(
        PublishedArticle(
            page=page,
            url=page.full_url,
            digest="",
            last_significant_change=page.last_published_at,
            pictures=[],
        )
        for page in pages
    )


def reviews_of(pages: list[ArticlePage], people: list[Contributor]) -> Iterator[ClinicalReview]:
    """Yield a review of two articles in three, every tenth of them overdue."""
    today = timezone.localdate()
    for n, page in enumerate(pages):
        if n % 3:
            yield ClinicalReview(
                page=page,
                reviewer=people[(n + 1) % PEOPLE],
                reviewed_at=FIRST_DAY + timedelta(days=n % 100),
                next_review_due=today + timedelta(days=-1 if n % 10 == 0 else 300),
                digest="",
            )
