"""The article as a record: the one reading of it that every output shares.

Its body is read by `blog.record.sections` alone, so that structured data, search, checks and feeds
cannot disagree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import timezone

from blog.choices import Urgency
from blog.models.article_content import ArticleContent
from blog.models.topic import Topic
from blog.readability.reading_time import compute_reading_minutes, count_words
from blog.record.sections import Section, read_section
from review.models import ClinicalReview, Contributor


@dataclass(frozen=True)
class Person:
    """A contributor as named on an article; `kind` is one of `Contributor.Kind`."""

    name: str
    kind: str
    credentials: str
    url: str = ""


@dataclass(frozen=True)
class Review:
    """The review that holds for what the article says."""

    reviewer: Person
    last_reviewed: date
    next_review_due: date
    is_overdue: bool


@dataclass(frozen=True)
class TopicLabel:
    """`kind` is one of `TopicKind`; the code is one of the code system, if there is any."""

    name: str
    slug: str
    kind: str = ""
    code_system: str = ""
    code: str = ""

    @property
    def url(self) -> str:
        return reverse("topic", args=[self.slug])


@dataclass(frozen=True)
class ArticleRecord:
    """`url` is the address to cite: an alias gives that of the page it is of.

    `date_modified` is when readers last got something else, and not when it was last saved.
    `kind` is one of `ArticleKind`, `audience` one of `Audience`. `easy_read` holds the lines of
    the summary in the plainest words; none without one.
    """

    page_id: int
    url: str
    title: str
    summary: str
    locale: str
    date_published: date | None
    date_modified: datetime | None
    review: Review | None
    authors: tuple[Person, ...]
    topics: tuple[TopicLabel, ...]
    sections: tuple[Section, ...]
    easy_read: tuple[str, ...] = ()
    kind: str = ""
    audience: str = ""

    @property
    def last_reviewed(self) -> date | None:
        return self.review.last_reviewed if self.review else None

    @property
    def updated_on(self) -> date | None:
        """The day it was last changed; None if that is the day it was published."""
        modified = self.date_modified and timezone.localdate(self.date_modified)
        return modified if modified != self.date_published else None

    @property
    def distant_red_flags(self) -> list[Section]:
        """Red flags below the first two blocks, most urgent first."""
        order = list(Urgency)
        distant = [section for section in self.sections[2:] if section.kind == "red_flags"]
        return sorted(distant, key=lambda section: order.index(section.level))

    @cached_property
    def words(self) -> int:
        texts = [self.title, self.summary]
        texts += [part for s in self.sections for part in (s.heading, s.text)]
        return sum(map(count_words, texts))

    @property
    def minutes(self) -> int:
        """Minutes to read the article, at least 1."""
        return compute_reading_minutes(self.words)


def build_article_record(page: ArticleContent, *, with_body: bool = True) -> ArticleRecord:
    """Return the record of a page, with its relations read in a fixed number of queries.

    Without its body it has no sections, and a body that was not loaded is not read.
    """
    return ArticleRecord(
        page_id=page.pk,
        url=(page.alias_of or page).full_url or "",
        title=page.title,
        summary=page.summary,
        locale=page.locale.language_code,
        date_published=page.published_on,
        date_modified=_get_last_significant_change(page) or page.last_published_at,
        review=page.clinical_review and _build_review(page.clinical_review),
        authors=tuple(map(person_of, page.authors)),
        topics=tuple(map(build_topic_label, page.topics.all())),
        sections=tuple(map(read_section, page.body)) if with_body else (),
        easy_read=tuple(filter(None, map(str.strip, page.easy_read.splitlines()))),
        kind=page.kind,
        audience=page.audience,
    )


def build_article_records(pages: Iterable[ArticleContent]) -> Iterator[ArticleRecord]:
    """Yield the record of each page; the number of queries does not grow with the pages."""
    pages = list(pages)
    prefetch_related_objects(
        pages, "locale", "topics", "article_authors", "clinical_review__reviewer", "published"
    )
    return map(build_article_record, pages)


def _get_last_significant_change(page: ArticleContent) -> datetime | None:
    """Return the last significant change; None for an alias or a page without a snapshot."""
    published = getattr(page, "published", None) if page.live and not page.alias_of_id else None
    return published.last_significant_change if published else None


def build_topic_label(topic: Topic) -> TopicLabel:
    return TopicLabel(topic.name, topic.slug, topic.kind, topic.code_system, topic.code)


def person_of(contributor: Contributor) -> Person:
    """Return a contributor as named on an article."""
    return Person(
        name=contributor.name,
        kind=contributor.kind,
        credentials=contributor.credentials,
        url=contributor.get_absolute_url(),
    )


def _build_review(review: ClinicalReview) -> Review:
    return Review(
        reviewer=person_of(review.reviewer),
        last_reviewed=timezone.localdate(review.reviewed_at),
        next_review_due=review.next_review_due,
        is_overdue=review.is_overdue,
    )
