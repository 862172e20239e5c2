"""The parts of a block say what its HTML says: the same words, labels too, in the same order.

The cases in `cases/block_values.json` were written from the content model, without the code.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from lxml import html
from wagtail.blocks import StreamValue

from blog.blocks import ArticleBodyBlock
from blog.record.content_parts import (
    Items,
    Note,
    Paragraph,
    Part,
    People,
    Picture,
    Run,
    SubHeading,
    Table,
)

CASES = json.loads((Path(__file__).parent / "cases/block_values.json").read_text("utf-8"))
WORD = re.compile(r"\w+")
# Said by the page in its heading, which is no part; drawn, and told in words beside it.
NOT_IN_PARTS = (
    ".//svg",
    "./section/section/*[contains(@class, 'care-card__heading')]",
    "./section/h2",
)
BLOCK_LEVEL = (
    *("p", "li", "ul", "ol", "h2", "h3", "h4", "div", "figcaption"),
    *("tr", "td", "th", "caption", "summary", "details"),
)
# On paper a link to a video is its address too, after the words of the page.
FOR_PAPER = "Watch the video on another site:"
BODY = ArticleBodyBlock()


def body_of(case: dict[str, Any]) -> StreamValue:
    return BODY.to_python([{"type": case["type"], "value": case["value"], "id": "case"}])


def words_on_page(body: StreamValue) -> list[str]:
    page = html.fragment_fromstring(
        render_to_string("blog/article_body.html", {"body": body}), create_parent="div"
    )
    for path in NOT_IN_PARTS:
        for element in page.xpath(path):
            element.drop_tree()
    for element in page.iter("br", *BLOCK_LEVEL):
        element.text = f"\n{element.text or ''}"
        element.tail = f"\n{element.tail or ''}"
    return WORD.findall("".join(page.itertext(with_tail=True)))


def words_in_parts(body: StreamValue) -> list[str]:
    child = body[0]
    parts = child.block.get_parts(child.value) if child.value else ()
    return WORD.findall(" ".join(texts_of(parts)))


def texts_of(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        match part:
            case Paragraph() | SubHeading() | People():
                yield words_of(part.runs)
            case Note():
                yield (
                    part.label if part.label == FOR_PAPER else f"{part.label} {words_of(part.runs)}"
                )
            case Items():
                for item in part.items:
                    yield from texts_of(item)
            case Table():
                yield f"{part.caption} {' '.join(part.header)}"
                for row in part.rows:
                    for cell in row:
                        yield from texts_of(cell)
            case Picture():
                yield part.credit


def words_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)


@pytest.mark.django_db
@pytest.mark.any_database
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_parts_say_what_the_page_says(case: dict[str, Any]) -> None:
    body = body_of(case)
    assert words_in_parts(body) == words_on_page(body)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cases_use_the_fields_of_their_block(case: dict[str, Any]) -> None:
    """Wagtail passes over a field that it does not know, and the case would test nothing."""
    fields = getattr(BODY.child_blocks[case["type"]], "child_blocks", {})
    assert set(case["value"] or ()) <= set(fields)
