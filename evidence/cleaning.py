"""Words from elsewhere, made safe: metadata holds HTML, JATS, MathML, scripts and worse.

A cleaned title is text in which only the tags below mean anything; `title_html` shows it.
"""

import html
import re
import unicodedata
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe

TAGS = {"i", "b", "sub", "sup"}
# TeX stands beside the MathML that says the same.
DROPPED = {"script", "style", "annotation", "mml:annotation", "tex-math", "jats:tex-math"}
CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060-\u2069\u202a-\u202e\ufeff\ud800-\udfff\ufffe\uffff]"
)
SYNONYMS = [
    (re.compile(r"<(/?)(?:jats:)?(?:italic|em)(?=[\s>/])", re.IGNORECASE), r"<\1i"),
    (re.compile(r"<(/?)(?:jats:)?(?:bold|strong)(?=[\s>/])", re.IGNORECASE), r"<\1b"),
    (re.compile(r"<(/?)jats:(sub|sup)(?=[\s>/])", re.IGNORECASE), r"<\1\2"),
]
LEAF = r"\s*<(?:mml:)?m[ino][^<>]*>([^<>]*)</(?:mml:)?m[ino]>\s*"
SCRIPTED = re.compile(rf"<(?:mml:)?m(sub|sup)\b[^<>]*>{LEAF}{LEAF}</(?:mml:)?m\1>")
ANNOTATION = re.compile(r"<((?:mml:)?annotation)\b.*?</\1>", re.DOTALL)
MATHML = re.compile(r"</?(?:mml:)?(?:math|semantics|m[a-z]+)\b[^<>]*>", re.IGNORECASE)
MAX_LAYERS = 8


def clean_text(value: Any) -> str:
    """Return what a string, a number or the first of a list says, as one line without mark-up."""
    return _cleaned(value, set())


def clean_title(value: Any) -> str:
    """Return a title as one line with no mark-up but italics, bold, sub- and superscript."""
    return _cleaned(value, TAGS)


def title_html(title: str) -> SafeString:
    """Return a title to show: its few tags as such, and everything else as text."""
    escaped = re.sub(r"&lt;(/?(?:i|b|sub|sup))&gt;", r"<\1>", html.escape(title, quote=False))
    return mark_safe(nh3.clean(escaped, tags=TAGS, attributes={}))  # noqa: S308, what nh3 left


def _cleaned(value: Any, tags: set[str]) -> str:
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = unicodedata.normalize("NFC", CONTROL.sub("", str(value)))
    for _layer in range(MAX_LAYERS):  # publishers escape what is escaped already
        text, before = _one_layer(text, tags), text
        if text == before:
            return text
    return text.replace("<", "").replace("&", "")


def _one_layer(text: str, tags: set[str]) -> str:
    if "<" in text:
        text = SCRIPTED.sub(r"\2<\1>\3</\1>", ANNOTATION.sub("", text))
        text = MATHML.sub("", text)
        for pattern, replacement in SYNONYMS:
            text = pattern.sub(replacement, text)
    cleaned = nh3.clean(text, tags=tags, attributes={}, clean_content_tags=DROPPED)
    return " ".join(CONTROL.sub("", html.unescape(cleaned)).split())
