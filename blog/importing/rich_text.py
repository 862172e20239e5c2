"""Plain text to the HTML of rich text fields, escaped."""

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit


def text_html(text: str) -> str:
    return escape(text, quote=False)


def paragraph(text: str) -> str:
    return f"<p>{text_html(text)}</p>"


def bullet_list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{text_html(item)}</li>" for item in items) + "</ul>"


def sub_heading(text: str, level: int = 3) -> str:
    return f"<h{level}>{text_html(text)}</h{level}>"


def link(url: str, text: str) -> str:
    """Return a link, or the text alone if the address is not one of the web."""
    if urlsplit(url).scheme not in {"http", "https"}:
        return text_html(text)
    return f'<a href="{escape(url)}">{text_html(text)}</a>'
