"""Links as they are from anywhere: what leaves the site has no page to be relative to."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

from blog.record.content_parts import Run

SCHEMES = {"http", "https", "mailto", "tel"}
MAX_ADDRESS = 2_000  # Typst refuses those that are very long
T = TypeVar("T")


def make_links_absolute(part: T, page: str) -> T:
    """Return parts, or what holds any, with each link as an address; those in the text stay."""
    if isinstance(part, Run):
        own = part.url.startswith("#")
        return part if own or not part.url else replace(part, url=make_absolute_url(part.url, page))
    if isinstance(part, tuple):
        return tuple(make_links_absolute(one, page) for one in part)  # type: ignore[return-value]
    if is_dataclass(part) and not isinstance(part, type):
        values: dict[str, Any] = {
            field.name: make_links_absolute(getattr(part, field.name), page)
            for field in fields(part)
        }
        return replace(part, **values)
    return part


def make_absolute_url(url: str, page: str) -> str:
    """Return an address as it is from anywhere; empty for one that no reader can follow."""
    if not url:
        return ""
    try:
        whole = urljoin(page, url.strip())
        known = urlsplit(whole).scheme in SCHEMES
    except ValueError:  # such as a bracket that is not closed
        return ""
    return whole if known and len(whole) <= MAX_ADDRESS and whole.isprintable() else ""
