"""Fill a site with articles to measure: real texts, published below one index page."""

import json
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model, OuterRef, Subquery
from django.db.models.sql import InsertQuery
from wagtail.models import Locale, Page

from blog.models import ArticleIndexPage, ArticlePage, Topic
from blog.record.article_record import ArticleRecord
from home.models import HomePage
from review.models import ClinicalReview, Contributor

BATCH = 1_000
TOPICS = 40
KINDS = ("section", "tips", "evidence", "red_flags")


def fill(texts: Sequence[ArticleRecord], count: int) -> None:
    """Publish articles until there are `count`; texts are repeated when there are too few.

    Each has the words of its text in two blocks, one or two of 40 topics, and every third was
    reviewed at some time in the last four years.
    """
    index = ArticleIndexPage.objects.first() or _create_index()
    topics = [_create_topic(number) for number in range(TOPICS)]
    reviewer, _ = Contributor.objects.get_or_create(name="Sample Reviewer")
    start = index.numchild
    numbers = iter(range(start, count))
    while batch := list(islice(numbers, BATCH)):
        pages = insert_articles([_build_page(n, texts[n % len(texts)], index) for n in batch])
        _relate(pages, topics, reviewer)
    Page.objects.filter(pk=index.pk).update(numchild=count)


def _create_topic(number: int) -> Topic:
    topic, _ = Topic.objects.get_or_create(name=f"Topic {number}", slug=f"topic-{number}")
    return topic


def _create_index() -> ArticleIndexPage:
    return HomePage.objects.get().add_child(instance=ArticleIndexPage(title="Articles", slug="a"))


def _build_page(number: int, text: ArticleRecord, index: ArticleIndexPage) -> ArticlePage:
    slug = f"article-{number}"
    return ArticlePage(
        title=text.title or f"Article {number}",
        draft_title=text.title,
        slug=slug,
        path=ArticlePage._get_path(index.path, index.depth + 1, number + 1),
        depth=index.depth + 1,
        url_path=f"{index.url_path}{slug}/",
        content_type=ContentType.objects.get_for_model(ArticlePage),
        locale=Locale.get_default(),
        live=True,
        first_published_at=datetime(2026, 1, 1, tzinfo=UTC),
        last_published_at=datetime(2026, 1, 1, tzinfo=UTC),
        date_published=date(2026, 1, 1),
        summary=text.sections[0].text[:200],
        body=json.dumps(list(_build_blocks(number, text.sections[0].text))),
    )


def _build_blocks(number: int, text: str) -> Iterator[dict]:
    """Yield an introduction with the first half of the text, and another block with the rest."""
    half = text.find(" ", len(text) // 2) if len(text) > 1 else 0
    yield _build_block("introduction", {"heading": "Introduction", "text": f"<p>{text[:half]}</p>"})
    kind, rest = KINDS[number % len(KINDS)], f"<p>{text[half:]}</p>"
    value = {
        "section": {"heading": "More", "text": rest},
        "tips": {"heading": "Tips", "items": [{"title": "Tip", "text": rest}]},
        "evidence": {"heading": "Evidence", "statement": rest, "findings": ""},
        "red_flags": {"heading": "When to get help", "urgency": "urgent", "signs": [rest]},
    }[kind]
    yield _build_block(kind, value)


def _build_block(kind: str, value: object) -> dict:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def insert_articles(pages: Sequence[ArticlePage]) -> Sequence[ArticlePage]:
    """Insert the rows of both tables at once, which Django does not offer for inherited models."""
    names = [field.attname for field in Page._meta.concrete_fields if field.attname != "id"]
    bases = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    for page, base in zip(pages, Page.objects.bulk_create(bases), strict=True):
        page.pk = page.page_ptr_id = page.id = base.pk
    for start in range(0, len(pages), 100):
        query = InsertQuery(ArticlePage)
        rows: list[Model] = list(pages[start : start + 100])
        query.insert_values(ArticlePage._meta.local_concrete_fields, rows)
        query.get_compiler(connection=connection).execute_sql()
    return pages


def _relate(pages: Sequence[ArticlePage], topics: list[Topic], reviewer: Contributor) -> None:
    through = ArticlePage.topics.through
    links = {
        (page.pk, topics[number % len(topics)].pk)
        for page in pages
        for number in (page.pk, page.pk // 7)
    }
    through.objects.bulk_create(through(articlepage_id=p, topic_id=t) for p, t in links)
    now = datetime(2026, 11, 1, tzinfo=UTC)
    ClinicalReview.objects.bulk_create(
        ClinicalReview(
            page_id=page.pk,
            reviewer=reviewer,
            reviewed_at=now - timedelta(days=page.pk % 1460),
            next_review_due=now.date() + timedelta(days=1460 - page.pk % 1460),
            digest=page.clinical_digest,
        )
        for page in pages
        if page.pk % 3 == 0
    )
    reviews = ClinicalReview.objects.filter(page=OuterRef("pk"))
    batch = ArticlePage.objects.filter(pk__gte=pages[0].pk, pk__lte=pages[-1].pk)
    batch.update(clinical_review=Subquery(reviews.values("pk")[:1]))
