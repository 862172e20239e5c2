"""A leaflet as the plain data that the template is given.

Text stays text: the template never evaluates any of it.
"""

import json
from dataclasses import asdict
from typing import Any

from blog.leaflets.glyphs import make_printable
from blog.record.absolute_links import make_absolute_url
from blog.record.text_document import TextDocument


def encode_leaflet(leaflet: TextDocument) -> str:
    """Return the leaflet as JSON, of letters that have glyphs and links that lead somewhere."""
    numbers = {f"#reference-{source.number}" for source in leaflet.sources}

    def plain(value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            return {key: plain(part, key) for key, part in value.items()}
        if isinstance(value, list | tuple):
            return [plain(part) for part in value]
        if name == "url":
            return value if value in numbers else make_absolute_url(value, leaflet.url)
        return make_printable(value) if isinstance(value, str) else value

    return json.dumps(plain(asdict(leaflet)), ensure_ascii=False, sort_keys=True)
