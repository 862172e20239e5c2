"""Blocks that cite, and what readers see of their citations."""

import re
from typing import Any

from blog.tests.factories import BLOCK_ID
from evidence.models import Reference

Block = tuple[str, Any]


def inline(reference: Reference) -> str:
    return f'<embed embedtype="citation" id="{reference.pk}"/>'


def evidence(*references: Reference, statement: str = "<p>It may help.</p>") -> Block:
    cited = [
        {"type": "item", "value": reference.pk, "id": BLOCK_ID.format(reference.pk)}
        for reference in references
    ]
    return ("evidence", {"heading": "Evidence", "statement": statement, "references": cited})


def section(text: str) -> Block:
    return ("section", {"heading": "More", "text": f"<p>{text}</p>"})


def labels(html: str) -> list[str]:
    """Return the citations of a page as they are read, in order."""
    found = re.findall(r'<sup class="citation">(.*?)</sup>', html)
    return [re.sub("<[^>]+>", "", label) for label in found]


def listed(html: str) -> list[tuple[str, str]]:
    """Return the numbers and titles of the list at the end."""
    return re.findall(r'<li id="reference-\d" value="(\d)">.*?(Made-up study \d)', html, re.S)
