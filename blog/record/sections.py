"""Sections of an article as typed data; each block says itself what it means."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

from blog.choices import Urgency
from blog.record.anchors import build_anchor

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


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """Facts that a block states about itself, for structured data, lists and search.

    `signs` are those of a red-flags block, `tips` those of a list of tips and `questions` those of
    a questions block, one by one; their text is also in the text of the section.
    """

    urgency: str = ""
    certainty: str = ""
    signs: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    tips: tuple[Tip, ...] = ()
    image: Image | None = None
    video: VideoFile | None = None


@dataclass(frozen=True)
class Section(Meaning):
    """One block: `kind` is its block type, `text` its plain text without the heading."""

    kind: str
    anchor: str
    heading: str
    text: str

    @property
    def level(self) -> Urgency:
        """How soon to act on a red-flags block."""
        return Urgency.parse_choice(self.urgency)


def read_section(child: StreamValue.StreamChild, text: str | None = None) -> Section:
    """Return a block as a section; with a `text` given, that one, and its own is not read."""
    block, value, with_text = child.block, child.value, text is None
    heading = block.get_heading(value)
    meaning = block.get_meaning(value, with_text=with_text) if value else Meaning()
    if with_text:
        text = " ".join(block.get_texts(value)) if value else ""
    return Section(child.block_type, build_anchor(child), heading, text or "", **vars(meaning))


def extract_plain_text(html: Any) -> str:
    """Return rich text as Wagtail's search reads it; most of it is one paragraph without marks."""
    source = getattr(html, "source", html) or ""
    paragraph = PARAGRAPH.fullmatch(source)
    return paragraph[1].strip() if paragraph else get_text_for_indexing(source)
