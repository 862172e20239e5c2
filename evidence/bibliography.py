"""Format references as entries of a reference list, in any citation style."""

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
from evidence.csl.markup import FORMATTER, render_html
from evidence.csl.tidy import find_identifiers, select_fields, tidy

# Entries of some two kilobytes each, kept in each process.
CACHED_ENTRIES = 4096
# citeproc keeps the state of the entry being rendered in the style.
one_at_a_time = Lock()


@dataclass(frozen=True)
class SourceLink:
    """A link to a source: a short label and an address."""

    label: str
    url: str


def format_reference(csl: Mapping[str, object], style: str = "") -> SafeString:
    """Return a reference as HTML in a style; without one, in that of the settings.

    No metadata raises: an entry that citeproc cannot format becomes a plain line. Identifiers are
    not in it, see `build_links`. `UnknownStyle` if there is no such style.
    """
    key = json.dumps(select_fields(csl), sort_keys=True, default=str)
    return format_entry(key, style or settings.CITATION_STYLE, format_locale(get_language()))


def format_locale(language: str | None) -> str:
    """Return a language code in CSL's form: "en-gb" is "en-GB"."""
    code, _, region = (language or settings.LANGUAGE_CODE).partition("-")
    return f"{code}-{region.upper()}" if region else code


@lru_cache(maxsize=CACHED_ENTRIES)
def format_entry(key: str, style: str, locale: str) -> SafeString:
    """Return the HTML of a reference given as JSON, which is the cache key."""
    csl = tidy(json.loads(key))
    ready = load_style(style, locale)
    try:
        with one_at_a_time:
            text = format_in_style(csl, ready)
    except Exception:  # citeproc has no exceptions of its own
        text = format_plain_line(csl)
    if not has_text(text):
        text = format_plain_line(csl)
    if not has_text(text):
        text = gettext("Source without a title")
    return add_link(render_html(text), str(csl.get("URL", "")))


def has_text(text: str) -> bool:
    return any(map(str.isalnum, text))


def format_in_style(csl: dict[str, object], style: Any) -> str:
    """Return marked text of one entry, as citeproc formats it."""
    source = CiteProcJSON([{"id": "entry", **csl}])
    bibliography = CitationStylesBibliography(style, source, FORMATTER)
    bibliography.register(Citation([CitationItem("entry")]))
    return "".join(map(str, bibliography.bibliography()))


def format_plain_line(csl: dict[str, object]) -> str:
    """Return tidied CSL in the order of the Vancouver style, as marked text."""
    names = cast("list[dict[str, str]]", csl.get("author", []))
    authors = ", ".join(name.get("literal") or format_person(name) for name in names[:6])
    if len(names) > 6:
        authors += ", et al"
    dates = cast("dict[str, Any]", csl.get("issued", {}))
    year = str(dates["date-parts"][0][0]) if "date-parts" in dates else dates.get("literal", "")
    parts = [authors, *(csl.get(key) for key in ("title", "container-title", "publisher")), year]
    return " ".join(f"{str(part).rstrip('.')}." for part in parts if part)


def format_person(name: dict[str, str]) -> str:
    initials = "".join(word[0] for word in name.get("given", "").split())
    return f"{name['family']} {initials}".strip()


def add_link(html: SafeString, url: str) -> SafeString:
    """Return the HTML with the address in it, if it is there, as a link."""
    shown = escape(url)
    if not url or shown not in html:
        return html
    before, _, after = html.rpartition(shown)
    return format_html('{}<a href="{}">{}</a>{}', mark_safe(before), url, url, mark_safe(after))  # noqa: S308


def build_links(csl: Mapping[str, object]) -> tuple[SourceLink, ...]:
    """Return links to the source by DOI, in PubMed and in PubMed Central, as far as it has them."""
    ids = find_identifiers(csl)
    found = []
    if doi := ids.get("DOI"):
        found.append(SourceLink(f"doi:{doi}", build_doi_url(doi)))
    if pmid := ids.get("PMID"):
        found.append(SourceLink("PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
    if pmcid := ids.get("PMCID"):
        address = f"https://pmc.ncbi.nlm.nih.gov/articles/PMC{pmcid.removeprefix('PMC')}/"
        found.append(SourceLink(gettext("Free full text"), address))
    return tuple(found)


def build_doi_url(doi: str, resolver: str = "https://doi.org") -> str:
    return f"{resolver}/{quote(doi, safe='/:;()')}"
