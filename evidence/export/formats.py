"""Export references for reference managers: RIS, BibTeX, CSL-JSON."""

import json
import re
from collections.abc import Iterable
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from evidence.bibliography import build_doi_url
from evidence.csl.markup import decode_tags
from evidence.csl.tidy import Csl
from evidence.export.fields import Exported, build_exports, format_surname
from infrastructure.optional_fields import without_empty

RIS_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "webpage": "ELEC",
}
BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
# The container field: a journal, a book, or the publisher.
BIBTEX_CONTAINERS = {
    "article": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
}
BIBTEX_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
# BibTeX counts braces even where they are escaped, so they are written by name.
BIBTEX_ESCAPES = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_"}
    | {
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
# Addresses and DOIs are taken as they stand, so they hold nothing that could end the field.
VERBATIM = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


class RisWriter(rispy.RisWriter):
    """RIS without a number before each entry, which the format does not have."""

    def set_header(self, count: int) -> str:
        return ""


def to_ris(sources: Iterable[Csl]) -> str:
    """Return the sources as RIS."""
    return rispy.dumps(
        [build_ris_entry(source) for source in build_exports(sources)], implementation=RisWriter
    )


def build_ris_entry(source: Exported) -> dict[str, Any]:
    fields = build_ris_text(source) | {
        "authors": [format_ris_name(name) for name in source.names("author")],
        "secondary_authors": [format_ris_name(name) for name in source.names("editor")],
        "year": source.year,
        "date": "/".join(source.date("issued")),
        "access_date": "/".join(source.date("accessed")),
        "issn": source.ids.get("ISBN") or source.ids.get("ISSN"),
        "doi": source.ids.get("DOI"),
        "accession_number": source.ids.get("PMID"),
        "custom2": source.ids.get("PMCID"),
        "urls": [*filter(None, [build_ris_address(source)])],
    }
    kind = RIS_TYPES.get(source.text("type"), "GEN")
    return {"type_of_reference": kind} | without_empty(fields)


def build_ris_text(source: Exported) -> dict[str, Any]:
    """Return the fields of an entry that are text."""
    first, _, last = source.text("page").replace("–", "-").partition("-")
    return {
        "title": source.text("title"),
        "secondary_title": source.text("container-title"),
        "alternate_title1": source.text("container-title-short"),
        "publisher": source.text("publisher"),
        "place_published": source.text("publisher-place"),
        "volume": source.text("volume"),
        "number": source.text("issue") or source.text("number"),
        "start_page": first,
        "end_page": last,
        "edition": source.text("edition"),
    }


def build_ris_address(source: Exported) -> str:
    doi = source.ids.get("DOI")
    return source.text("URL") or (build_doi_url(doi) if doi else "")


def format_ris_name(name: dict[str, str]) -> str:
    parts = (format_surname(name), name.get("given"), name.get("suffix"))
    return name.get("literal") or ", ".join(part for part in parts if part)


def to_bibtex(sources: Iterable[Csl]) -> str:
    """Return the sources as BibTeX in UTF-8."""
    return write_string(Library([build_bibtex_entry(source) for source in build_exports(sources)]))


def build_bibtex_entry(source: Exported) -> Entry:
    kind = BIBTEX_TYPES.get(source.text("type"), "misc")
    verbatim = {name.lower(): value for name, value in source.ids.items()}
    verbatim["url"] = source.text("URL")
    fields = build_bibtex_text(source, kind)
    fields |= {key: value.translate(VERBATIM) for key, value in verbatim.items()}
    return Entry(
        kind, source.key, [Field(key, value) for key, value in without_empty(fields).items()]
    )


def build_bibtex_text(source: Exported, kind: str) -> dict[str, str]:
    """Return the fields of an entry that are text, escaped."""
    fields = {
        "title": source.text("title"),
        BIBTEX_CONTAINERS.get(kind, "howpublished"): source.text("container-title"),
        BIBTEX_PUBLISHERS.get(kind, "publisher"): source.text("publisher"),
        "address": source.text("publisher-place"),
        "year": source.year,
        "month": "".join(source.date("issued")[1:2]),
        "volume": source.text("volume"),
        "number": source.text("issue") or source.text("number"),
        "pages": re.sub(r"\s*[-–]+\s*", "--", source.text("page")),
        "edition": source.text("edition"),
    }
    roles = ("author", "editor")
    people = {role: " and ".join(map(format_bibtex_name, source.names(role))) for role in roles}
    return people | {key: value.translate(BIBTEX_ESCAPES) for key, value in fields.items()}


def format_bibtex_name(name: dict[str, str]) -> str:
    """Return a name in BibTeX's order: family, suffix, given; a literal is in braces."""
    if "literal" in name:
        return "{" + name["literal"].translate(BIBTEX_ESCAPES) + "}"
    parts = (format_surname(name), name.get("suffix"), name.get("given"))
    return ", ".join(format_bibtex_name_part(part) for part in parts if part)


def format_bibtex_name_part(part: str) -> str:
    """Return a part of a name, in braces if BibTeX would split it."""
    escaped = part.translate(BIBTEX_ESCAPES)
    return "{" + escaped + "}" if re.search(r",|\band\b", part, re.IGNORECASE) else escaped


def to_csl_json(sources: Iterable[Csl]) -> str:
    """Return the sources as a list in CSL-JSON; titles have the tags that CSL-JSON allows."""
    return json.dumps(
        [build_csl_item(source) for source in build_exports(sources)], ensure_ascii=False, indent=2
    )


def build_csl_item(source: Exported) -> dict[str, Any]:
    title = decode_tags(str(source.csl.get("title", "")))
    return {"id": source.key} | source.csl | source.ids | ({"title": title} if title else {})
