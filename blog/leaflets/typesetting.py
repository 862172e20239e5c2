"""Leaflets set by Typst, as PDF/UA-1: it refuses what does not conform."""

import logging
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import typst

from blog.leaflets.data import data_of
from blog.leaflets.glyphs import FONTS
from blog.leaflets.pictures import pictures_of
from blog.leaflets.sizes import Size
from blog.record.text_document import PlainArticle

TEMPLATE = Path(__file__).with_name("leaflet.typ")
# One leaflet is set at a time in a process: each takes a core and some memory.
WAIT = 5  # seconds
_one_at_a_time = Lock()
FAULTS = (RuntimeError, OSError)  # Typst's errors are of the first kind

logger = logging.getLogger(__name__)


class LeafletUnavailable(Exception):
    """The leaflet cannot be made now; the log says why."""


def digest_of(leaflet: PlainArticle, size: Size) -> str:
    """Return what tells this leaflet from any other: SHA-256, in hex, of all that it is made of."""
    made_of = (data_of(leaflet), size.value, template(), version("typst"), version("segno"))
    return sha256("\0".join(made_of).encode("utf-8", "surrogatepass")).hexdigest()


def typeset(leaflet: PlainArticle, size: Size) -> bytes:
    """Return the PDF; `LeafletUnavailable` if it cannot be made, or not within seconds.

    A picture that Typst cannot read is replaced by its text alternative.
    """
    pictures = pictures_of(leaflet)
    if not _one_at_a_time.acquire(timeout=WAIT):
        logger.error("A leaflet of “%s” was not made: others took too long", leaflet.title)
        raise LeafletUnavailable
    try:
        return _compile(leaflet, size, pictures)
    except FAULTS as error:
        logger.error("The leaflet of “%s” has a fault: %s", leaflet.title, error)
        return _without_photographs(leaflet, size, pictures)
    finally:
        _one_at_a_time.release()


def _without_photographs(leaflet: PlainArticle, size: Size, pictures: dict[str, bytes]) -> bytes:
    drawn = {name: file for name, file in pictures.items() if not name.startswith("picture-")}
    if drawn == pictures:
        raise LeafletUnavailable
    try:
        return _compile(leaflet, size, drawn)
    except FAULTS as error:
        raise LeafletUnavailable from error


def _compile(leaflet: PlainArticle, size: Size, pictures: dict[str, bytes]) -> bytes:
    """Set the leaflet in a folder that holds its pictures; Typst can read nothing else."""
    inputs = {"leaflet": data_of(leaflet), "size": size.value, "pictures": " ".join(pictures)}
    with TemporaryDirectory(prefix="leaflet-") as name:
        folder = Path(name)
        for file, content in {"main.typ": template().encode(), **pictures}.items():
            (folder / file).write_bytes(content)
        return typst.compile(
            folder / "main.typ",
            root=folder,
            font_paths=fonts(),
            sys_inputs=inputs,
            pdf_standards=["ua-1"],
        )


@cache
def template() -> str:
    return TEMPLATE.read_text()


@cache
def fonts() -> typst.Fonts:
    """Return our own fonts alone, so that a leaflet is the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
