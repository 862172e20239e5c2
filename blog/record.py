"""The article as a record: the one reading of it that every output shares.

`article_record` is the only place that walks the StreamField for its meaning, so that
structured data, search, checks and feeds cannot disagree.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from wagtail.blocks import StreamValue, StructValue
from wagtail.rich_text import get_text_for_indexing

from blog.anchors import anchor_for
from blog.choices import Urgency
from blog.reading import count_words, reading_minutes
from review.models import ClinicalReview, Contributor

if TYPE_CHECKING:
    from blog.models import ArticlePage, CreditedImage, Topic, Video

# Parts of a block that say something about it and are not its text.
ATTRIBUTES = frozenset({"heading", "urgency", "certainty", "references", "out_of", "kind"})
PARAGRAPH = re.compile(r"<p[^<>]*>([^<>&]*)</p>")


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
class Tip:
    """A piece of advice: `kind` is one of `TipKind`, or empty."""

    kind: str
    title: str
    text: str


@dataclass(frozen=True)
class Question:
    text: str
    answer: str


@dataclass(frozen=True)
class Image:
    """A picture that is no decoration; `url` is a path on the site, sizes are in pixels."""

    url: str
    width: int
    height: int
    alt: str
    credit: str


@dataclass(frozen=True)
class VideoFile:
    """A video that the site serves; both addresses are paths on the site."""

    url: str
    poster: str
    uploaded_at: datetime | None


@dataclass(frozen=True)
class Section:
    """One block: `kind` is its block type, `text` its plain text without the heading.

    `signs` are those of a red-flags block, `tips` those of a list of tips and `questions` those of
    a questions block, one by one; their text is also in `text`.
    """

    kind: str
    anchor: str
    heading: str
    text: str
    urgency: str = ""
    certainty: str = ""
    signs: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    tips: tuple[Tip, ...] = ()
    image: Image | None = None
    video: VideoFile | None = None

    @property
    def level(self) -> Urgency:
        """How soon to act on a red-flags block."""
        return Urgency.of(self.urgency)


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
        return reading_minutes(self.words)


def article_record(page: "ArticlePage", *, with_body: bool = True) -> ArticleRecord:
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
        date_modified=_changed_at(page) or page.last_published_at,
        review=page.clinical_review and _review(page.clinical_review),
        authors=tuple(map(_person, page.authors)),
        topics=tuple(map(topic_label, page.topics.all())),
        sections=tuple(map(_section, page.body)) if with_body else (),
        easy_read=tuple(filter(None, map(str.strip, page.easy_read.splitlines()))),
        kind=page.kind,
        audience=page.audience,
    )


def article_records(pages: Iterable["ArticlePage"]) -> Iterator[ArticleRecord]:
    """Yield the record of each page; the number of queries does not grow with the pages."""
    pages = list(pages)
    prefetch_related_objects(
        pages, "locale", "topics", "article_authors", "clinical_review__reviewer", "published"
    )
    return map(article_record, pages)


def sections_of(page: "ArticlePage", kinds: Collection[str]) -> tuple[Section, ...]:
    """Return the sections of these kinds alone, less their texts; no other block is read."""
    listed = enumerate(page.body.raw_data)
    return tuple(_section(page.body[place], "") for place, raw in listed if raw["type"] in kinds)


def _changed_at(page: "ArticlePage") -> datetime | None:
    """Return what the register says; None for an alias or a page that it does not know yet."""
    published = getattr(page, "published", None) if page.live and not page.alias_of_id else None
    return published.changed_at if published else None


def topic_label(topic: "Topic") -> TopicLabel:
    return TopicLabel(topic.name, topic.slug, topic.kind, topic.code_system, topic.code)


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


def _section(child: StreamValue.StreamChild, text: str | None = None) -> Section:
    value = child.value if isinstance(child.value, StructValue) else {}
    return Section(
        kind=child.block_type,
        anchor=anchor_for(child),
        heading=value.get("heading") or "",
        text=" ".join(_texts(child)) if text is None else text,
        urgency=value.get("urgency") or "",
        certainty=value.get("certainty") or "",
        signs=tuple(_plain(sign.source) for sign in value.get("signs") or ()),
        questions=tuple(_question(item, text) for item in _questions(child)),
        tips=tuple(map(_tip, value.get("items") or ())) if child.block_type == "tips" else (),
        image=_image(child.value) if child.block_type == "image" and child.value else None,
        video=_video(value["video"]) if value.get("video") else None,
    )


def _question(item: StructValue, text: str | None) -> Question:
    answer = item.get("answer")
    read = get_text_for_indexing(answer.source) if answer and text is None else ""
    return Question(item["question"], read)


def _image(image: "CreditedImage") -> Image | None:
    """Return what is said of a picture; `alt` is that of the block, not of the image itself."""
    if image.decorative:
        return None
    alt = image.contextual_alt_text or ""
    return Image(image.file.url, image.width, image.height, alt, image.credit_line)


def _video(video: "Video") -> VideoFile:
    poster = video.poster.file.url if video.poster else ""
    return VideoFile(video.file.url, poster, video.uploaded_at)


def _tip(value: StructValue) -> Tip:
    text = value.get("text")
    return Tip(
        kind=value.advice or "",
        title=value.get("title") or "",
        text=get_text_for_indexing(text.source) if text else "",
    )


def _plain(html: str) -> str:
    """Return rich text as Wagtail's search reads it; most of it is one paragraph without marks."""
    paragraph = PARAGRAPH.fullmatch(html)
    return paragraph[1].strip() if paragraph else get_text_for_indexing(html)


def _questions(child: StreamValue.StreamChild) -> Iterable[StructValue]:
    return child.value["items"] if child.block_type == "questions" else ()


def _texts(child: StreamValue.StreamChild) -> Iterator[str]:
    """Yield the block's texts in order, as Wagtail's own search would read them."""
    if not isinstance(child.value, StructValue):
        yield from child.block.get_searchable_content(child.value)
        return
    for name, bound in child.value.bound_blocks.items():
        if name not in ATTRIBUTES and bound.value is not None:
            yield from bound.block.get_searchable_content(bound.value)
