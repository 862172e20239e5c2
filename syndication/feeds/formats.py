"""A feed as Atom, RSS and JSON Feed."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from infrastructure.optional_fields import without_empty

JSON_FEED = "https://jsonfeed.org/version/1.1"
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What is sent, and as what.
Made = tuple[bytes, str]
AnyFeed = TypeVar("AnyFeed", bound=SyndicationFeed)


@dataclass(frozen=True)
class Entry:
    """An article in a feed; `url` is also its id."""

    url: str
    title: str
    summary: str
    html: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    published: datetime | None
    modified: datetime | None


@dataclass(frozen=True)
class Feed:
    """`home_page` is the page of the feed, `url` the feed itself."""

    title: str
    description: str
    home_page: str
    url: str
    language: str
    publisher: str
    entries: tuple[Entry, ...]


class FullTextAtom(Atom1Feed):
    """Atom with the summary as such, and the text as content."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


def as_atom(feed: Feed) -> Made:
    made = build_feed(FullTextAtom, feed)
    for item in feed.entries:
        made.add_item(
            **build_fields(item),
            description=remove_illegal(item.summary),
            content=remove_illegal(item.html),
        )
    return made.writeString("utf-8").encode(), made.content_type


def as_rss(feed: Feed) -> Made:
    made = build_feed(Rss201rev2Feed, feed)
    for item in feed.entries:
        made.add_item(**build_fields(item), description=remove_illegal(item.html))
    return made.writeString("utf-8").encode(), made.content_type


def build_feed(kind: type[AnyFeed], feed: Feed) -> AnyFeed:
    return kind(
        title=remove_illegal(feed.title),
        link=feed.home_page,
        description=remove_illegal(feed.description),
        language=feed.language,
        author_name=remove_illegal(feed.publisher),
        feed_url=feed.url,
    )


def build_fields(item: Entry) -> dict[str, Any]:
    return {
        "title": remove_illegal(item.title),
        "link": item.url,
        "unique_id": item.url,
        "author_name": remove_illegal(", ".join(item.authors)) or None,
        "categories": tuple(map(remove_illegal, item.topics)),
        "pubdate": item.published,
        "updateddate": item.modified,
    }


def remove_illegal(text: str) -> str:
    """Return text without the characters that XML cannot represent."""
    return NOT_IN_XML.sub("", text)


def as_json(feed: Feed) -> Made:
    """Return a feed as https://www.jsonfeed.org/version/1.1/ describes it."""
    data = {
        "version": JSON_FEED,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home_page,
        "feed_url": feed.url,
        "language": feed.language,
        "authors": [{"name": feed.publisher}],
        "items": [build_json_item(item) for item in feed.entries],
    }
    return json.dumps(data).encode(), "application/feed+json; charset=utf-8"


def build_json_item(item: Entry) -> dict[str, Any]:
    return without_empty(
        {
            "id": item.url,
            "url": item.url,
            "title": item.title,
            "summary": item.summary,
            "content_html": item.html,
            "authors": [{"name": name} for name in item.authors],
            "tags": item.topics,
            "date_published": item.published and item.published.isoformat(),
            "date_modified": item.modified and item.modified.isoformat(),
        }
    )


FORMS: dict[str, Callable[[Feed], Made]] = {"atom": as_atom, "rss": as_rss, "json": as_json}
