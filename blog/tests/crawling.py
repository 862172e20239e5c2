"""A page as a crawler reads it: structured data by extruct, the rest of the head by lxml."""

from typing import Any

from django.http import HttpResponseBase
from django.test import Client
from extruct.jsonld import JsonLdExtractor
from lxml import html

from blog.tests.seo.vocabulary import errors_in

Node = dict[str, Any]


class Crawled:
    """What the page at an address says to programs, and to readers."""

    def __init__(self, client: Client, address: str) -> None:
        response: HttpResponseBase = client.get(address)
        assert response.status_code == 200, address
        self.html: str = response.content.decode()  # type: ignore[attr-defined]
        self.tree = html.document_fromstring(self.html)
        found = JsonLdExtractor().extract(self.html)
        assert len(found) == 1, address
        self.data: Node = found[0]

    @property
    def page(self) -> Node:
        return self.data["@graph"][0]

    def node(self, kind: str) -> Node:
        """Return the only node of a type."""
        (node,) = [one for one in self.data["@graph"] if one["@type"] == kind]
        return node

    @property
    def errors(self) -> list[str]:
        return errors_in(self.data)

    @property
    def title(self) -> str:
        (title,) = self.tree.xpath("//head/title/text()")
        return title

    def meta(self, name: str) -> str:
        """Return a description of the page; empty for one that it does not give."""
        return next(iter(self.metas(name)), "")

    def metas(self, name: str) -> list[str]:
        return self.tree.xpath("//head/meta[@name=$n or @property=$n]/@content", n=name)

    def links(self, relation: str, **attributes: str) -> list[str]:
        wanted = "".join(f"[@{name}='{value}']" for name, value in attributes.items())
        return self.tree.xpath(f"//head/link[@rel='{relation}']{wanted}/@href")

    @property
    def text(self) -> str:
        """What readers see, in one line."""
        (main,) = self.tree.xpath("//main")
        return " ".join(main.text_content().split())
