"""Digests of clinical content, to detect any change of it."""

import json
import re
from hashlib import sha256
from html import unescape
from itertools import zip_longest
from typing import Any

from django.utils import translation

NUMBER_WORD = re.compile(
    "half|once|twice|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    "|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy"
    "|eighty|ninety|hundred|thousand|million|daily|hourly|weekly|monthly|nightly"
)
NEGATION = re.compile(".+n't|no|not|never|none|nor|without|avoid|stop|cannot|unless|except|only")
TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)/?>")
ATTRIBUTE = re.compile(r"([\w-]+)=\"([^\"]*)\"")
EMPHASIS = frozenset({"b", "strong", "i", "em"})
# Targets of links and embeds.
TARGETS = frozenset({"id", "href", "linktype", "embedtype"})
ALIKE = str.maketrans("’–—−", "'---")
TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[%<>≤≥=+±-](?=\s*\d)|%")


def build_digest(content: list[Any]) -> str:
    """Return the SHA-256 of the content in hex; spaces, ids and empty parts do not count.

    It is the same in whichever language the admin is used: defaults of fields are not translated.
    """
    with translation.override(None):
        text = json.dumps(_normalise(content), sort_keys=True, ensure_ascii=False, default=str)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def find_figures(text: str) -> list[str]:
    """Return the doses, numbers and negations of a text in order: no typing slip may change them.

    A number comes with the word after it, its unit as a rule.
    """
    tokens = TOKEN.findall(text.casefold().translate(ALIKE))
    figures = []
    for token, following in zip_longest(tokens, tokens[1:], fillvalue=""):
        if token[0].isdigit() or NUMBER_WORD.fullmatch(token):
            figures.append(f"{token} {following}".rstrip())
        elif NEGATION.fullmatch(token) or not token[0].isalpha():
            figures.append(token)
    return figures


def _normalise(value: Any) -> Any:
    if isinstance(value, dict):
        parts = {key: _normalise(part) for key, part in value.items() if key != "id"}
        return {key: part for key, part in parts.items() if not _is_empty(part)}
    if isinstance(value, list | tuple):
        return [part for part in map(_normalise, value) if not _is_empty(part)]
    return _normalise_text(value) if isinstance(value, str) else value


def _normalise_text(text: str) -> str:
    """Return the parts of a text, or of the HTML of a rich text, that matter to a reader.

    The rest changes when a page is opened and saved: keys of paragraphs, entities, emphasis.
    """
    text = " ".join(unescape(TAG.sub(_normalise_tag, text)).split())
    return "" if text == "<p> </p>" else text


def _normalise_tag(match: re.Match[str]) -> str:
    name, attributes = match[1].lower(), match[2]
    if name.lstrip("/") in EMPHASIS:
        return ""
    kept = sorted(
        f"{key}={value}" for key, value in ATTRIBUTE.findall(attributes) if key in TARGETS
    )
    return f" <{' '.join([name, *kept])}> "


def _is_empty(value: Any) -> bool:
    """Return whether a part is empty; the number zero is not."""
    return value is None or value is False or (isinstance(value, str | list | dict) and not value)
