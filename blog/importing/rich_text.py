"""Plain text to the HTML of rich text fields, escaped."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit


def escape_text(text: str) -> str:
    return escape(text, quote=False)


def render_paragraph(text: str) -> str:
    return f"<p>{escape_text(text)}</p>"


def render_list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape_text(item)}</li>" for item in items) + "</ul>"


def render_sub_heading(text: str, level: int = 3) -> str:
    return f"<h{level}>{escape_text(text)}</h{level}>"


def render_link(url: str, text: str) -> str:
    """Return a link, or the text alone if the address is not one of the web."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return escape_text(text)
    return f'<a href="{escape(url)}">{escape_text(text)}</a>'
