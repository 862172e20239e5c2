"""A leaflet as the plain data that the template is given.

Text stays text: the template never evaluates any of it.
"""

import json
from dataclasses import asdict
from typing import Any
from urllib.parse import urljoin, urlsplit

from blog.leaflets.glyphs import printable
from blog.plain import PlainArticle

SCHEMES = {"http", "https", "mailto", "tel"}
MAX_ADDRESS = 2_000  # Typst refuses those that are very long


def data_of(leaflet: PlainArticle) -> str:
    """Return the leaflet as JSON, of letters that have glyphs and links that lead somewhere."""
    numbers = {f"#reference-{source.number}" for source in leaflet.sources}

    def plain(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: plain(part, key) for key, part in value.items()}
        if isinstance(value, list | tuple):
            return [plain(part) for part in value]
        if name == "url":
            return value if value in numbers else address(value, leaflet.url)
        return printable(value) if isinstance(value, str) else value

    return json.dumps(plain(asdict(leaflet)), ensure_ascii=False, sort_keys=True)


def address(url: str, page: str) -> str:
    """Return an address as it is from anywhere; empty for one that no reader can follow."""
    if not url:
        return ""
    try:
        whole = urljoin(page, url.strip())
        known = urlsplit(whole).scheme in SCHEMES
    except ValueError:  # such as a bracket that is not closed
        return ""
    return whole if known and len(whole) <= MAX_ADDRESS and whole.isprintable() else ""
