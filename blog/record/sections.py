"""The parts of an article as typed data: the one reading of its StreamField for its meaning."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wagtail.blocks import StreamValue, StructValue
from wagtail.rich_text import get_text_for_indexing

from blog.choices import Urgency
from blog.record.anchors import anchor_for

if TYPE_CHECKING:
    from blog.models import ArticlePage, CreditedImage, Video

# Parts of a block that say something about it and are not its text.
ATTRIBUTES = frozenset({"heading", "urgency", "certainty", "references", "out_of", "kind"})
PARAGRAPH = re.compile(r"<p[^<>]*>([^<>&]*)</p>")


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


def sections_of(page: "ArticlePage", kinds: Collection[str]) -> tuple[Section, ...]:
    """Return the sections of these kinds alone, less their texts; no other block is read."""
    listed = enumerate(page.body.raw_data)
    return tuple(section_of(page.body[place], "") for place, raw in listed if raw["type"] in kinds)


def section_of(child: StreamValue.StreamChild, text: str | None = None) -> Section:
    """Return a block as a section; with a `text` given, that one, and its own is not read."""
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
