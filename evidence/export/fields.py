"""Exported sources: fields by name and a unique key."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from evidence.csl.cleaning import strip_markup
from evidence.csl.tidy import Csl, find_identifiers, tidy


@dataclass(frozen=True)
class Exported:
    """Tidied CSL-JSON, the identifiers of the source, and a unique key."""

    key: str
    csl: dict[str, Any]
    ids: dict[str, str]

    def text(self, field: str) -> str:
        """Return a field as one line of plain text; empty if it is not there."""
        return format_field(self.csl, field)

    def names(self, role: str) -> list[dict[str, str]]:
        return cast("list[dict[str, str]]", self.csl.get(role, []))

    def date(self, field: str) -> list[str]:
        """Return year, month and day as far as they are known, or the date in its words."""
        return list_date_parts(self.csl, field)

    @property
    def year(self) -> str:
        return "".join(self.date("issued")[:1])


def build_exports(sources: Iterable[Csl]) -> list[Exported]:
    """Return the sources in order, with keys of first author and year, such as vries2021."""
    seen: Counter[str] = Counter()
    found = []
    for source in sources:
        csl = tidy(source)
        key = build_citation_key(csl)
        seen[key] += 1
        unique = f"{key}-{seen[key]}" if seen[key] > 1 else key
        found.append(Exported(unique, csl, find_identifiers(source)))
    return found


def build_citation_key(csl: dict[str, Any]) -> str:
    name: dict[str, str] = next(iter(csl.get("author", [])), {})
    decomposed = unicodedata.normalize("NFKD", name.get("family") or name.get("literal", ""))
    letters = re.sub(r"[^a-z0-9]", "", decomposed.lower())[:30]
    year = re.sub(r"\W", "", "".join(list_date_parts(csl, "issued")[:1]), flags=re.ASCII)
    return (letters or "source") + year


def format_field(csl: dict[str, Any], field: str) -> str:
    return strip_markup(str(csl.get(field, "")))


def list_date_parts(csl: dict[str, Any], field: str) -> list[str]:
    date = csl.get(field, {})
    if "date-parts" in date:
        return [str(part) for part in date["date-parts"][0]]
    return [date["literal"]] if date else []


def format_surname(name: dict[str, str]) -> str:
    """Return the family name with its particles."""
    parts = ("dropping-particle", "non-dropping-particle", "family")
    return " ".join(name[part] for part in parts if part in name)
