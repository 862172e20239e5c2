"""Names of authors: CSL's name objects, and the lines in which editors see them.

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
    """Return people and organisations out of untrusted objects or text, without what is no name."""
    names = value if isinstance(value, list) else [value]
    return [name for name in map(_clean_name, names) if name]


def line_of(name: Mapping[str, str]) -> str:
    """Return a name as its editors see it."""
    literal = name.get("literal", "")
    if literal:
        return f"{{{literal}}}" if "," in literal else literal
    family = _joined(name.get("non-dropping-particle"), name.get("family"))
    given = _joined(name.get("given"), name.get("dropping-particle"))
    return ", ".join(part for part in (family, given, name.get("suffix")) if part)


def lines_of(names: Iterable[Mapping[str, str]]) -> str:
    return "\n".join(filter(None, map(line_of, names)))


def name_of(line: str) -> Name:
    """Return the name that a line stands for."""
    line = " ".join(line.split())
    if "," not in line or (line.startswith("{") and line.endswith("}")):
        return {"literal": line.strip("{}")}
    parts = [part.strip() for part in line.split(",", 2)]
    return {key: part for key, part in zip(PARTS, parts, strict=False) if part}


def names_of(lines: str, known: Iterable[Name] = ()) -> list[Name]:
    """Return the names that lines stand for: a known one, with all its parts, where it fits."""
    by_line = {line_of(name): name for name in known}
    listed = (" ".join(line.split()) for line in lines.splitlines())
    return [by_line.get(line) or name_of(line) for line in listed if line]


def short_name(line: str) -> str:
    """Return a name as in a list of references: "Berg J"."""
    name = name_of(line)
    initials = "".join(word[0] for word in name.get("given", "").replace("-", " ").split())
    return name.get("literal") or _joined(name.get("family"), initials)


def _clean_name(raw: Any) -> Name:
    """Return a name of one shape: its parts, or a literal where it is a whole or has no family."""
    if not isinstance(raw, Mapping):
        whole, parts = clean_text(raw) if isinstance(raw, str) else "", {}
    else:
        whole = clean_text(raw.get("literal") or raw.get("name"))  # Crossref's word for it
        parts = {part: text for part in PARTS if (text := clean_text(raw.get(part)))}
    if "family" in parts and not whole:
        return parts
    literal = whole or parts.get("given", "")
    return {"literal": literal} if literal else {}


def _joined(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)
