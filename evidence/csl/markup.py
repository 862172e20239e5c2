"""Convert the tags that a title may have to marks and to HTML.

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


def encode_tags(text: str) -> str:
    """Return the text with its four tags as marks."""
    return OURS.sub(lambda tag: MARKS[tag[0]], text)


def decode_tags(text: str) -> str:
    """Return marked text with its marks as tags, and nothing escaped."""
    return text.translate(HTML_OF)


def render_html(text: str) -> SafeString:
    """Return marked text as HTML: all escaped but the marks, no full stop doubled over a tag."""
    return mark_safe(decode_tags(escape(TWICE.sub(r"\1\2", text))))  # noqa: S308


def render_title(title: str) -> SafeString:
    """Return a title to show: its few tags as such and balanced, and everything else as text."""
    escaped = decode_tags(escape(encode_tags(title), quote=False))
    return mark_safe(nh3.clean(escaped, tags=TAGS, attributes={}))  # noqa: S308, what nh3 left


def build_wrapper(opening: str, closing: str) -> Callable[[object], str]:
    """Return a function that puts text between the marks of two tags."""
    return lambda text: f"{MARKS[opening]}{text}{MARKS[closing]}"


# The formatter interface of citeproc. Underlining looks like a link, so it is left out.
FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=build_wrapper("<i>", "</i>"),
    Oblique=build_wrapper("<i>", "</i>"),
    Bold=build_wrapper("<b>", "</b>"),
    Light=str,
    Underline=str,
    Superscript=build_wrapper("<sup>", "</sup>"),
    Subscript=build_wrapper("<sub>", "</sub>"),
    SmallCaps=build_wrapper(CAPITALS, "</span>"),
)
