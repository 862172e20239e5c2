"""Convert names of authors between CSL's name objects and the lines of the editor.

"Family, Given", "Family, Given, Suffix", or an organisation; one with a comma in its name
stands in braces, as in BibTeX. Particles stand where they are read: "van der Berg, Jan",
"Humboldt, Alexander von".
"""

from collections.abc import Iterable, Mapping
from typing import Any

from evidence.csl.cleaning import clean_text

ROLES = ("author", "editor", "translator", "collection-editor", "container-author")
PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")

Name = dict[str, str]


def clean_names(value: Any) -> list[Name]:
    """Return the people and organisations in untrusted objects or text; others are left out."""
    names = value if isinstance(value, list) else [value]
    return [name for name in map(_clean_name, names) if name]


def format_name(name: Mapping[str, str]) -> str:
    """Return a name as its editors see it."""
    literal = name.get("literal", "")
    if literal:
        return f"{{{literal}}}" if "," in literal else literal
    family = _join(name.get("non-dropping-particle"), name.get("family"))
    given = _join(name.get("given"), name.get("dropping-particle"))
    return ", ".join(part for part in (family, given, name.get("suffix")) if part)


def format_names(names: Iterable[Mapping[str, str]]) -> str:
    return "\n".join(filter(None, map(format_name, names)))


def parse_name(line: str) -> Name:
    """Return the name in a line."""
    line = " ".join(line.split())
    if "," not in line or (line.startswith("{") and line.endswith("}")):
        return {"literal": line.strip("{}")}
    parts = [part.strip() for part in line.split(",", 2)]
    return {key: part for key, part in zip(PARTS, parts, strict=False) if part}


def parse_names(lines: str, known: Iterable[Name] = ()) -> list[Name]:
    """Return the names in the lines: a known one, with all its parts, where it matches."""
    by_line = {format_name(name): name for name in known}
    listed = (" ".join(line.split()) for line in lines.splitlines())
    return [by_line.get(line) or parse_name(line) for line in listed if line]


def shorten_name(line: str) -> str:
    """Return a name as in a list of references: "Berg J"."""
    name = parse_name(line)
    initials = "".join(word[0] for word in name.get("given", "").replace("-", " ").split())
    return name.get("literal") or _join(name.get("family"), initials)


def _clean_name(raw: Any) -> Name:
    """Return a normalised name: its parts, or a literal if it is undivided or has no family."""
    if not isinstance(raw, Mapping):
        whole, parts = clean_text(raw) if isinstance(raw, str) else "", {}
    else:
        whole = clean_text(raw.get("literal") or raw.get("name"))  # Crossref's word for it
        parts = {part: text for part in PARTS if (text := clean_text(raw.get(part)))}
    if "family" in parts and not whole:
        return parts
    literal = whole or parts.get("given", "")
    return {"literal": literal} if literal else {}


def _join(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
