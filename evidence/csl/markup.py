"""The few tags that a title may have, as marks and as HTML.

Between cleaning and HTML, tags are single characters of Unicode's private use area. A formatter of
references can then cut and join text as it likes, and all of it is escaped once, at the end.
"""

import re
from collections.abc import Callable
from html import escape
from types import SimpleNamespace

import nh3
from django.utils.safestring import SafeString, mark_safe

TAGS = {"i", "b", "sub", "sup"}
CAPITALS = '<span class="small-caps">'
ALL_TAGS = [f"<{end}{tag}>" for tag in sorted(TAGS) for end in ("", "/")] + [CAPITALS, "</span>"]
MARKS = {tag: chr(0xE000 + number) for number, tag in enumerate(ALL_TAGS)}
HTML_OF = str.maketrans({mark: tag for tag, mark in MARKS.items()})
OURS = re.compile("</?(?:i|b|sub|sup)>")
CLOSING = "".join(mark for tag, mark in MARKS.items() if tag.startswith("</"))
TWICE = re.compile(rf"([.,;:!?])([{CLOSING}]+)\1")


def with_marks(text: str) -> str:
    """Return the text with its four tags as marks."""
    return OURS.sub(lambda tag: MARKS[tag[0]], text)


def with_tags(text: str) -> str:
    """Return marked text with its marks as tags, and nothing escaped."""
    return text.translate(HTML_OF)


def html_of(text: str) -> SafeString:
    """Return marked text as HTML: all escaped but the marks, no full stop doubled over a tag."""
    return mark_safe(with_tags(escape(TWICE.sub(r"\1\2", text))))  # noqa: S308


def title_html(title: str) -> SafeString:
    """Return a title to show: its few tags as such and balanced, and everything else as text."""
    escaped = with_tags(escape(with_marks(title), quote=False))
    return mark_safe(nh3.clean(escaped, tags=TAGS, attributes={}))  # noqa: S308, what nh3 left


def wrapped(opening: str, closing: str) -> Callable[[object], str]:
    """Return what puts text between the marks of two tags."""
    return lambda text: f"{MARKS[opening]}{text}{MARKS[closing]}"


# What citeproc asks of a formatter. Underlining looks like a link, so it is left out.
FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=wrapped("<i>", "</i>"),
    Oblique=wrapped("<i>", "</i>"),
    Bold=wrapped("<b>", "</b>"),
    Light=str,
    Underline=str,
    Superscript=wrapped("<sup>", "</sup>"),
    Subscript=wrapped("<sub>", "</sub>"),
    SmallCaps=wrapped(CAPITALS, "</span>"),
)
