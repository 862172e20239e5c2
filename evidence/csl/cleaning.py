"""Clean untrusted metadata, which holds HTML, JATS, MathML, scripts and worse.

Sources escape mark-up once, twice or not at all, so stored text is cleaned until nothing is left to
clean (`clean_text`, `clean_title`). Displayed text was written as it is meant, and is cleaned
once (`strip_markup`, `mark_allowed_tags`).
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any

import nh3

from evidence.csl.markup import TAGS, decode_tags, encode_tags
from infrastructure.optional_fields import without_empty

MAX_LENGTH = 10_000
MAX_LAYERS = 8
# TeX repeats the MathML beside it.
DROPPED = {"script", "style", "annotation", "tex-math"}
# Control characters but white space, zero-width and direction characters, lone surrogates; and
# private characters, which are the marks of tags.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u2060-\u2069\u202a-\u202e\ufeff"
    "\ud800-\uf8ff\ufffe\uffff]"
)
TAG_NAME = re.compile(r"(</?)(?:mml:|jats:)?([a-z]+)", re.IGNORECASE)
RENAMED = {"em": "i", "italic": "i", "strong": "b", "bold": "b"}
LEAF = r"<m[ino]\b[^<>]*>([^<>]*)</m[ino]>\s*"
SCRIPTED = re.compile(rf"<m(sub|sup)\b[^<>]*>\s*{LEAF}{LEAF}</m\1>")
MATHML = re.compile(r"</?(?:semantics|m[a-z]+)\b[^<>]*>")

# Takes the value of a field, whatever it is; what it cannot clean is empty.
Cleaner = Callable[[Any], Any]


def clean_fields(raw: Mapping[str, Any], cleaners: Mapping[str, Cleaner]) -> dict[str, Any]:
    """Return the fields that have a cleaner, each as that leaves it; empty ones are left out."""
    return without_empty({field: clean(raw.get(field)) for field, clean in cleaners.items()})


def clean_text(value: Any) -> str:
    """Return a string, a number or the first of a list as one line without mark-up."""
    return _clean_repeatedly(extract_text(value), strip_markup)


def clean_title(value: Any) -> str:
    """Return a title as one line with no mark-up but italics, bold, sub- and superscript."""
    return _clean_repeatedly(extract_text(value), lambda text: decode_tags(mark_allowed_tags(text)))


def extract_text(value: Any) -> str:
    """Return a string, a number or the first of a list as text; empty for anything else."""
    value = value[0] if isinstance(value, list | tuple) and value else value
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return str(value) if is_text else ""


def strip_markup(text: str) -> str:
    """Return the text alone, as one line."""
    return UNSEEN.sub("", mark_allowed_tags(text))


def mark_allowed_tags(text: str) -> str:
    """Return one line with the tags that may stay as marks, balanced, and no others.

    Scripts and styles go with what is in them; MathML becomes its text, one level of sub- and
    superscript kept. At most 10,000 characters are read.
    """
    text = TAG_NAME.sub(_rename_tag, UNSEEN.sub("", text[:MAX_LENGTH]))
    text = MATHML.sub("", SCRIPTED.sub(r"\2<\1>\3</\1>", text))
    clean = nh3.clean(text, tags=TAGS, attributes={}, clean_content_tags=DROPPED)
    # A numeric entity such as &#xE000; is a character by now.
    line = " ".join(unescape(encode_tags(UNSEEN.sub("", clean))).split())
    return line if UNSEEN.sub("", line).strip() else ""


def _rename_tag(match: re.Match[str]) -> str:
    name = match[2].lower()
    return match[1] + RENAMED.get(name, name)


def _clean_repeatedly(text: str, once: Callable[[str], str]) -> str:
    text = unicodedata.normalize("NFC", text)
    for _layer in range(MAX_LAYERS):
        text, before = unicodedata.normalize("NFC", once(text)), text
        if text == before:
            return text
    return text.replace("<", "").replace("&", "")
