"""Untrusted text made safe: a little markup stays, all else is text.

Between cleaning and HTML, tags are single characters of Unicode's private use area. A formatter of
references can then cut and join text as it likes, and all of it is escaped once, at the end.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from types import SimpleNamespace

import nh3
from django.utils.safestring import SafeString, mark_safe

MAX_LENGTH = 5000
TAGS = {"i", "b", "sub", "sup"}
RENAMED = {"em": "i", "strong": "b", "jats:italic": "i", "jats:bold": "b"}
RENAMED |= {"jats:sub": "sub", "jats:sup": "sup"}
CAPITALS = '<span class="small-caps">'
ALL_TAGS = [f"<{end}{tag}>" for tag in sorted(TAGS) for end in ("", "/")] + [CAPITALS, "</span>"]
MARKS = {tag: chr(0xE000 + number) for number, tag in enumerate(ALL_TAGS)}
HTML_OF = str.maketrans({mark: tag for tag, mark in MARKS.items()})
CLOSING = "".join(mark for tag, mark in MARKS.items() if tag.startswith("</"))

PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
TAG_NAME = re.compile(r"(</?)([a-z][a-z:]*)", re.IGNORECASE)
MATH_TAG = re.compile(
    r"</?m(?:ath|row|i|n|o|text|style|fenced|frac|sub|sup|subsup)\b[^<>]*>|</?semantics>"
)
LEAF = r"<m[ino]\b[^<>]*>([^<>]*)</m[ino]>\s*"
RAISED = re.compile(rf"<msup\b[^<>]*>\s*{LEAF}{LEAF}</msup>")
LOWERED = re.compile(rf"<msub\b[^<>]*>\s*{LEAF}{LEAF}</msub>")
TWICE = re.compile(rf"([.,;:!?])([{CLOSING}]+)\1")


def marked(text: str) -> str:
    """Return the text with the tags that may stay as marks, balanced, and no others.

    Scripts and styles go with what is in them; MathML becomes its text, one level of sub- and
    superscript kept. At most 5,000 characters are read.
    """
    text = PRIVATE_USE.sub("", text[:MAX_LENGTH]).encode("utf-8", "ignore").decode()
    text = TAG_NAME.sub(with_our_name, CONTROL.sub(" ", text))
    text = LOWERED.sub(r"\1<sub>\2</sub>", RAISED.sub(r"\1<sup>\2</sup>", text))
    clean = nh3.clean(
        MATH_TAG.sub("", text),
        tags=TAGS,
        attributes={},
        clean_content_tags={"script", "style", "annotation"},
    )
    for tag in TAGS:
        for html in (f"<{tag}>", f"</{tag}>"):
            clean = clean.replace(html, MARKS[html])
    return " ".join(unescape(clean).split())


def with_our_name(match: re.Match[str]) -> str:
    """Return the beginning of a tag under the name that HTML has for it."""
    name = match[2].lower()
    return match[1] + RENAMED.get(name, name.removeprefix("mml:"))


def plain(text: str) -> str:
    """Return the text alone: no markup, no control characters, one line."""
    return PRIVATE_USE.sub("", marked(text))


def html_of(text: str) -> SafeString:
    """Return marked text as HTML: all escaped but the marks, no full stop doubled over a tag."""
    return mark_safe(escape(TWICE.sub(r"\1\2", text)).translate(HTML_OF))  # noqa: S308


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
