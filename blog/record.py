"""The article as a record: the one reading of it that every output shares.

`article_record` is the only place that walks the StreamField for its meaning, so that
structured data, search, checks and feeds cannot disagree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.utils import timezone
from wagtail.blocks import StreamValue, StructValue
from wagtail.rich_text import get_text_for_indexing

from blog.anchors import anchor_for
from blog.reading import count_words, reading_minutes
from review.models import ClinicalReview, Contributor

if TYPE_CHECKING:
    from blog.models import ArticlePage

# Parts of a block that say something about it and are not its text.
ATTRIBUTES = frozenset({"heading", "urgency", "certainty", "references", "out_of"})


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
    name: str
    slug: str


@dataclass(frozen=True)
class Section:
    """One block: `kind` is its block type, `text` its plain text without the heading.

    `signs` are those of a red-flags block, one by one; their text is also in `text`.
    """

    kind: str
    anchor: str
    heading: str
    text: str
    urgency: str = ""
    certainty: str = ""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class ArticleRecord:
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

    @property
    def last_reviewed(self) -> date | None:
        return self.review.last_reviewed if self.review else None

    @cached_property
    def words(self) -> int:
        texts = [self.title, self.summary]
        texts += [part for s in self.sections for part in (s.heading, s.text)]
        return sum(map(count_words, texts))

    @property
    def minutes(self) -> int:
        """Minutes to read the article, at least 1."""
        return reading_minutes(self.words)


def article_record(page: "ArticlePage") -> ArticleRecord:
    """Return the record of a page, with its relations read in a fixed number of queries."""
    return ArticleRecord(
        page_id=page.pk,
        url=page.full_url or "",
        title=page.title,
        summary=page.summary,
        locale=page.locale.language_code,
        date_published=page.published_on,
        date_modified=page.last_published_at,
        review=page.clinical_review and _review(page.clinical_review),
        authors=tuple(map(_person, page.authors)),
        topics=tuple(TopicLabel(t.name, t.slug) for t in page.topics.all()),
        sections=tuple(map(_section, page.body)),
    )


def article_records(pages: Iterable["ArticlePage"]) -> Iterator[ArticleRecord]:
    """Yield the record of each page; the number of queries does not grow with the pages."""
    pages = list(pages)
    prefetch_related_objects(
        pages, "locale", "topics", "article_authors", "clinical_review__reviewer"
    )
    return map(article_record, pages)


def _person(contributor: Contributor) -> Person:
    return Person(
        name=contributor.name,
        kind=contributor.kind,
        credentials=contributor.credentials,
        url=contributor.get_absolute_url(),
    )


def _review(review: ClinicalReview) -> Review:
    return Review(
        reviewer=_person(review.reviewer),
        last_reviewed=timezone.localdate(review.reviewed_at),
        next_review_due=review.next_review_due,
        is_overdue=review.is_overdue,
    )


def _section(child: StreamValue.StreamChild) -> Section:
    value = child.value if isinstance(child.value, StructValue) else {}
    return Section(
        kind=child.block_type,
        anchor=anchor_for(child),
        heading=value.get("heading") or "",
        text=" ".join(_texts(child)),
        urgency=value.get("urgency") or "",
        certainty=value.get("certainty") or "",
        signs=tuple(get_text_for_indexing(sign.source) for sign in value.get("signs") or ()),
    )


def _texts(child: StreamValue.StreamChild) -> Iterator[str]:
    """Yield the block's texts in order, as Wagtail's own search would read them."""
    if not isinstance(child.value, StructValue):
        yield from child.block.get_searchable_content(child.value)
        return
    for name, bound in child.value.bound_blocks.items():
        if name not in ATTRIBUTES and bound.value is not None:
            yield from bound.block.get_searchable_content(bound.value)
