"""Leaflets as readers get them, for tests."""

import re
from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from wagtail.blocks import Block
from wagtail_factories import ImageFactory

from blog.models import ArticlePage
from evidence.models import Reference

BLOCKS = ArticlePage.body.field.stream_block.child_blocks
SIZES = ("a4", "a5", "large")


def fetch(client: Client, page: ArticlePage, size: str = "a4") -> bytes:
    response = client.get(f"{page.url}leaflet.pdf", {"size": size})
    assert response.status_code == 200, response.content
    return bytes(response.content)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """Return the text of all pages, with spaces as on one line."""
    text = " ".join(page.extract_text() for page in read(pdf).pages)
    return " ".join(text.replace("\u200b", "").split())


def squeezed(text: str) -> str:
    """Return text without any spaces: lines may break at a hyphen or in a long address."""
    return re.sub(r"\s", "", text)


def preview_of(kind: str, block: Block) -> tuple[str, Any]:
    """Return a block as editors are shown it, as StreamField data."""
    if kind == "image":
        picture = ImageFactory(title="Sample picture")
        return kind, {"image": picture.pk, "decorative": False, "alt_text": "A spine from behind"}
    return kind, block.get_prep_value(block.normalize(block.get_preview_value()))


def tags(reader: PdfReader) -> list[tuple[str, str]]:
    """Return the structure elements of a document in reading order: kind and text alternative."""
    found: list[tuple[str, str]] = []

    def walk(element: Any) -> None:
        element = element.get_object()
        if isinstance(element, ArrayObject):
            for child in element:
                walk(child)
        elif isinstance(element, DictionaryObject):
            if "/S" in element:
                found.append((str(element["/S"]).removeprefix("/"), str(element.get("/Alt", ""))))
            if "/K" in element:
                walk(element["/K"])

    walk(reader.root_object["/StructTreeRoot"])
    return found


def sources(count: int = 2, **fields: Any) -> list[Reference]:
    return [
        Reference.objects.create(
            title=f"A sample study, number {number}",
            authors="Sample, Anna\nPerson, Bob",
            container_title="Journal of Samples",
            year=2020 + number,
            doi=f"10.1234/sample.{number}",
            **fields,
        )
        for number in range(count)
    ]
