"""Rich text, as readers get it in HTML, as parts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from blog.record.content_parts import Items, Paragraph, Part, Run, Runs, SubHeading
from blog.rich_text.fragments import parse_fragment

SPACES = re.compile(r"[ \t\r\n\f]+")  # not those that do not break
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = {"ul", "ol"}
BLOCKS = {"p", "div", "blockquote", "section", "figure", "table", *LISTS, *HEADINGS}
STYLES: dict[str, dict[str, bool | str]] = {
    "b": {"bold": True},
    "strong": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "sup": {"place": "super"},
    "sub": {"place": "sub"},
}


def parse_parts(source: object) -> tuple[Part, ...]:
    """Return the paragraphs, lists and sub-headings of HTML; no text is lost, unknown tags are."""
    root = parse_fragment(str(source))
    return tuple(_iter_parts(root))


def parse_runs(source: object) -> Runs:
    """Return HTML that is one line of text."""
    root = parse_fragment(str(source))
    return tidy(_iter_runs(root, Run("")))


def tidy(runs: Iterable[Run]) -> Runs:
    """Return runs with those of one style joined, and without space at the ends of lines."""
    joined = [
        replace(style, text="".join(run.text for run in group))
        for style, group in groupby(runs, lambda run: replace(run, text=""))
    ]
    text = [SPACES.sub(" ", run.text) for run in joined]
    for number in range(1, len(text)):
        if text[number - 1].endswith(" "):
            text[number] = text[number].removeprefix(" ")
    if text:
        text[0], text[-1] = text[0].lstrip(" "), text[-1].rstrip(" ")
    return tuple(replace(run, text=t) for run, t in zip(joined, text, strict=True) if t)


def _iter_parts(element: etree._Element) -> Iterator[Part]:
    """Yield the parts in an element; text that is in no block is a paragraph."""
    loose = [Run(element.text or "")]
    for child in element:
        if child.tag in BLOCKS:
            yield from _build_paragraph(loose)
            loose = []
            yield from _parse_block(child)
        elif child.tag == "br":
            yield from _build_paragraph(loose)
            loose = []
        else:
            loose += _iter_child_runs(child, Run(""))
        loose.append(Run(child.tail or ""))
    yield from _build_paragraph(loose)


def _build_paragraph(runs: Iterable[Run]) -> Iterator[Paragraph]:
    if found := tidy(runs):
        yield Paragraph(found)


def _parse_block(element: etree._Element) -> Iterator[Part]:
    if element.tag in HEADINGS:
        if runs := tidy(_iter_runs(element, Run(""))):
            yield SubHeading(HEADINGS[element.tag], runs)
    elif element.tag in LISTS:
        items = tuple(filter(None, (tuple(_iter_parts(item)) for item in element)))
        if items:
            yield Items(element.tag == "ol", items)
    else:
        yield from _iter_parts(element)


def _iter_runs(element: etree._Element, style: Run) -> Iterator[Run]:
    yield replace(style, text=element.text or "")
    for child in element:
        yield from _iter_child_runs(child, style)
        yield replace(style, text=child.tail or "")


def _iter_child_runs(element: etree._Element, style: Run) -> Iterator[Run]:
    if not isinstance(element.tag, str):  # a comment
        return
    if element.tag == "br":
        yield replace(style, text=" ")
        return
    url = element.get("href", "") if element.tag == "a" else style.url
    changes: dict[str, bool | str] = STYLES.get(element.tag, {})
    yield from _iter_runs(element, replace(style, **{**changes, "url": url}))  # type: ignore[arg-type]
