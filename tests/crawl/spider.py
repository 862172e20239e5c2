"""A crawler as search engines have one: it starts at the front page and follows every link."""

import json
import re
from collections import deque
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from lxml import html

from tests.crawl.forms import Facts, page_facts

# What is no page, or has no end; leaflets and files of references are looked at by sample.
LEFT_OUT = re.compile(r"/(?:admin|static|media)/|/search/\?")
PAGE_LINKS = "//a[not(contains(@rel, 'nofollow'))]/@href | //link[@rel='next' or @rel='prev']/@href"
OTHER_LINKS = "//link[@rel='alternate' or @rel='canonical']/@href"


@dataclass(frozen=True)
class Visit:
    """What a crawler found at a path: `text` if that is no page in HTML, all else if it is.

    `links` are those that a reader can follow, `mentions` those that only a program does.
    """

    path: str
    status: int
    kind: str
    robots: str = ""
    title: str = ""
    description: str = ""
    canonicals: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    graphs: tuple[Any, ...] = ()
    facts: Facts = field(default_factory=dict)
    text: str = field(default="", repr=False)

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html") and self.status == 200

    @property
    def is_indexable(self) -> bool:
        """Whether a search engine would list this address."""
        own = self.canonicals in ((), (self.path,))
        return self.is_page and "noindex" not in self.robots and own


class Spider:
    """Visits each address of a site once, by the test client."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.client = Client(headers={"host": urlsplit(root).netloc})
        self.visits: dict[str, Visit] = {}

    def follow_links(self, start: str) -> None:
        """Go wherever a reader can."""
        waiting = deque([start])
        while waiting:
            if (path := waiting.popleft()) not in self.visits:
                self.visits[path] = self.visit(path)
                waiting += self.visits[path].links

    def follow_all(self, *starts: str) -> None:
        """Go wherever a program can: to what sitemaps, feeds, texts and heads of pages name."""
        waiting = deque(starts)
        waiting += [path for visit in self.visits.values() for path in visit.mentions]
        while waiting:
            if (path := waiting.popleft()) not in self.visits:
                self.visits[path] = self.visit(path)
                waiting += self.visits[path].links + self.visits[path].mentions

    def visit(self, path: str) -> Visit:
        response = self.client.get(path)
        kind, robots = response.get("Content-Type", ""), response.get("X-Robots-Tag", "")
        found = Visit(path, response.status_code, kind, robots)
        data = response.getvalue()
        if found.is_page:
            return self.page(found, html.document_fromstring(data))
        if re.search("xml|json|text", kind):
            text = data.decode()
            urls = re.findall(rf"{self.root}/[^\s\"'<>)\\]*", unescape(text))
            return replace(found, text=text, mentions=self.paths(path, urls))
        return found

    def page(self, found: Visit, tree: html.HtmlElement) -> Visit:
        metas = {meta.get("name"): meta.get("content") for meta in tree.iterfind(".//meta[@name]")}
        scripts = tree.xpath("//script[@type='application/ld+json']/text()")
        canonicals = tree.xpath("//link[@rel='canonical']/@href")
        return replace(
            found,
            robots=f"{found.robots} {metas.get('robots', '')}",
            title=tree.findtext(".//title") or "",
            description=metas.get("description", ""),
            canonicals=tuple(url.removeprefix(self.root) for url in canonicals),
            links=self.paths(found.path, tree.xpath(PAGE_LINKS)),
            mentions=self.paths(found.path, tree.xpath(OTHER_LINKS)),
            graphs=tuple(map(json.loads, scripts)),
            facts=page_facts(tree) if tree.xpath("//article[@class='article']") else {},
        )

    def paths(self, path: str, links: list[str]) -> tuple[str, ...]:
        """Return the paths of the links into this site, each once, without fragments."""
        whole = (urldefrag(urljoin(self.root + path, link))[0] for link in links)
        inside = (url.removeprefix(self.root) for url in whole if self.is_inside(url))
        return tuple(dict.fromkeys(path for path in inside if not LEFT_OUT.match(path)))

    def is_inside(self, url: str) -> bool:
        return url.startswith(f"{self.root}/")
