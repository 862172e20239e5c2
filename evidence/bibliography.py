"""References as the entries of a list, in any citation style."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from threading import Lock
from typing import Any, cast
from urllib.parse import quote

from citeproc import Citation, CitationItem, CitationStylesBibliography
from citeproc.source.json import CiteProcJSON
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

from evidence.citation_styles import load_style
from evidence.csl.markup import FORMATTER, html_of
from evidence.csl.tidy import identifiers, relevant, tidy

# Entries of some two kilobytes each, kept in each process.
CACHED_ENTRIES = 4096
# citeproc notes in the style what it has rendered of the entry it is at.
one_at_a_time = Lock()


@dataclass(frozen=True)
class Link:
    """Where a source can be read: a short label and an address."""

    label: str
    url: str


def format_reference(csl: Mapping[str, object], style: str = "") -> SafeString:
    """Return a reference as HTML in a style; without one, in that of the settings.

    No metadata raises: what citeproc cannot format is written as a plain line. Identifiers are not
    in it, see `links`. `UnknownStyle` if there is no such style.
    """
    key = json.dumps(relevant(csl), sort_keys=True, default=str)
    return entry(key, style or settings.CITATION_STYLE, csl_locale(get_language()))


def csl_locale(language: str | None) -> str:
    """Return a language code as CSL writes it: "en-gb" is "en-GB"."""
    code, _, region = (language or settings.LANGUAGE_CODE).partition("-")
    return f"{code}-{region.upper()}" if region else code


@lru_cache(maxsize=CACHED_ENTRIES)
def entry(key: str, style: str, locale: str) -> SafeString:
    """Return the HTML of a reference that is given as JSON: by that it is found again."""
    csl = tidy(json.loads(key))
    ready = load_style(style, locale)
    try:
        with one_at_a_time:
            text = in_style(csl, ready)
    except Exception:  # citeproc has no exceptions of its own
        text = plain_line(csl)
    if not says_something(text):
        text = plain_line(csl)
    if not says_something(text):
        text = gettext("Source without a title")
    return with_link(html_of(text), str(csl.get("URL", "")))


def says_something(text: str) -> bool:
    return any(map(str.isalnum, text))


def in_style(csl: dict[str, object], style: Any) -> str:
    """Return marked text of one entry, as citeproc makes it."""
    source = CiteProcJSON([{"id": "entry", **csl}])
    bibliography = CitationStylesBibliography(style, source, FORMATTER)
    bibliography.register(Citation([CitationItem("entry")]))
    return "".join(map(str, bibliography.bibliography()))


def plain_line(csl: dict[str, object]) -> str:
    """Return tidied CSL in the order of the Vancouver style, as marked text."""
    names = cast("list[dict[str, str]]", csl.get("author", []))
    authors = ", ".join(name.get("literal") or person(name) for name in names[:6])
    if len(names) > 6:
        authors += ", et al"
    dates = cast("dict[str, Any]", csl.get("issued", {}))
    year = str(dates["date-parts"][0][0]) if "date-parts" in dates else dates.get("literal", "")
    parts = [authors, *(csl.get(key) for key in ("title", "container-title", "publisher")), year]
    return " ".join(f"{str(part).rstrip('.')}." for part in parts if part)


def person(name: dict[str, str]) -> str:
    initials = "".join(word[0] for word in name.get("given", "").split())
    return f"{name['family']} {initials}".strip()


def with_link(html: SafeString, url: str) -> SafeString:
    """Return the HTML with the address in it, if it is there, as a link."""
    shown = escape(url)
    if not url or shown not in html:
        return html
    before, _, after = html.rpartition(shown)
    return format_html('{}<a href="{}">{}</a>{}', mark_safe(before), url, url, mark_safe(after))  # noqa: S308


def links(csl: Mapping[str, object]) -> tuple[Link, ...]:
    """Return links to the source by DOI, in PubMed and in PubMed Central, as far as it has them."""
    ids = identifiers(csl)
    found = []
    if doi := ids.get("DOI"):
        found.append(Link(f"doi:{doi}", doi_address(doi)))
    if pmid := ids.get("PMID"):
        found.append(Link("PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
    if pmcid := ids.get("PMCID"):
        address = f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{pmcid.removeprefix('PMC')}/"
        found.append(Link(gettext("Free full text"), address))
    return tuple(found)


def doi_address(doi: str, resolver: str = "https://doi.org") -> str:
    return f"{resolver}/{quote(doi, safe='/:;()')}"
