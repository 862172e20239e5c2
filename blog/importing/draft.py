"""Draft of an article as a reader makes it, before anything is in the database."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Literal

# Longer headings and titles do not fit the fields they are meant for.
MAX_HEADING = 200
MAX_TITLE = 255
MAX_SOURCE_ID = 255


@dataclass(frozen=True)
class DraftAuthor:
    """A name in the by-line; `kind` is one of `review.Contributor.Kind`."""

    name: str
    kind: Literal["person", "organisation"]


@dataclass(frozen=True)
class DraftBlock:
    """One block of the body: its type and its value in StreamField's JSON form, without ids.

    The parts of the value stand in reading order.
    """

    kind: str
    value: dict[str, Any]

    @property
    def heading(self) -> str:
        return str(self.value.get("heading", ""))


@dataclass(frozen=True)
class ArticleDraft:
    """An article as read: `topics` are slugs, `notes` what the reader was unsure of."""

    source_id: str
    title: str
    summary: str
    blocks: tuple[DraftBlock, ...]
    date_published: date | None = None
    authors: tuple[DraftAuthor, ...] = ()
    topics: tuple[str, ...] = ()
    attribution: str = ""
    notes: tuple[str, ...] = field(default=(), compare=False)
    digest: str = ""


def build_source_id(kind: str, *names: str) -> str:
    """Return what a source is known by from one import to the next."""
    return ":".join([kind, *names])[:MAX_SOURCE_ID]


def compute_digest(draft: ArticleDraft) -> str:
    """Return the SHA-256, in hex, of all that was read; the reader's notes do not count."""
    content = asdict(draft)
    del content["notes"], content["digest"]
    return hashlib.sha256(json.dumps(content, default=str).encode()).hexdigest()
