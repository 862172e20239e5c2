"""Read `contents.toml`. Its format is described at its top."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from blog.choices import TopicKind

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class DemoTopic:
    """`kind` is one of `TopicKind`."""

    slug: str
    name: str
    description: str
    kind: str = TopicKind.OTHER


@dataclass(frozen=True)
class DemoArticle:
    """A file and the slugs of its topics; `attribution` is HTML if the file has none."""

    file: str
    topics: tuple[str, ...]
    attribution: str = ""

    @property
    def path(self) -> Path:
        return FOLDER / "articles" / self.file


@dataclass(frozen=True)
class DemoPage:
    """A standing page; `body` is HTML. What is not in the menu is in the footer."""

    title: str
    body: str
    in_menu: bool = False


@dataclass(frozen=True)
class DemoContents:
    topics: tuple[DemoTopic, ...]
    articles: tuple[DemoArticle, ...]
    pages: tuple[DemoPage, ...]


@cache
def load_contents() -> DemoContents:
    """Return the list, in the order in which it is loaded."""
    listed = tomllib.loads((FOLDER / "contents.toml").read_text(encoding="utf-8"))
    return DemoContents(
        topics=tuple(DemoTopic(**topic) for topic in listed["topics"]),
        articles=tuple(
            DemoArticle(**article | {"topics": tuple(article["topics"])})
            for article in listed["articles"]
        ),
        pages=tuple(DemoPage(**page | {"body": page["body"].strip()}) for page in listed["pages"]),
    )
