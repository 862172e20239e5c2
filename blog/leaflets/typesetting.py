"""Leaflets set by Typst, as PDF/UA-1: it refuses what does not conform."""

import logging
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import typst

from blog.leaflets.data import encode_leaflet
from blog.leaflets.glyphs import FONTS
from blog.leaflets.pictures import collect_pictures
from blog.leaflets.sizes import Size
from blog.record.text_document import TextDocument

TEMPLATE = Path(__file__).with_name("leaflet.typ")
# One leaflet is set at a time in a process: each takes a core and some memory.
LOCK_TIMEOUT = 5  # seconds
_typesetting_lock = Lock()
TYPST_ERRORS = (RuntimeError, OSError)  # Typst's errors are of the first kind

logger = logging.getLogger(__name__)


class LeafletUnavailable(Exception):
    """The leaflet cannot be made now; the log says why."""


def compute_digest(leaflet: TextDocument, size: Size) -> str:
    """Return what tells this leaflet from any other: SHA-256, in hex, of all that it is made of."""
    made_of = (
        encode_leaflet(leaflet),
        size.value,
        load_template(),
        version("typst"),
        version("segno"),
    )
    return sha256("\0".join(made_of).encode("utf-8", "surrogatepass")).hexdigest()


def typeset(leaflet: TextDocument, size: Size) -> bytes:
    """Return the PDF; `LeafletUnavailable` if it cannot be made, or not within seconds.

    A picture that Typst cannot read is replaced by its text alternative.
    """
    pictures = collect_pictures(leaflet)
    if not _typesetting_lock.acquire(timeout=LOCK_TIMEOUT):
        logger.error("A leaflet of “%s” was not made: others took too long", leaflet.title)
        raise LeafletUnavailable
    try:
        return _compile(leaflet, size, pictures)
    except TYPST_ERRORS as error:
        logger.error("The leaflet of “%s” has a fault: %s", leaflet.title, error)
        return _typeset_without_photographs(leaflet, size, pictures)
    finally:
        _typesetting_lock.release()


def _typeset_without_photographs(
    leaflet: TextDocument, size: Size, pictures: dict[str, bytes]
) -> bytes:
    drawn = {name: file for name, file in pictures.items() if not name.startswith("picture-")}
    if drawn == pictures:
        raise LeafletUnavailable
    try:
        return _compile(leaflet, size, drawn)
    except TYPST_ERRORS as error:
        raise LeafletUnavailable from error


def _compile(leaflet: TextDocument, size: Size, pictures: dict[str, bytes]) -> bytes:
    """Set the leaflet in a folder that holds its pictures; Typst can read nothing else."""
    inputs = {
        "leaflet": encode_leaflet(leaflet),
        "size": size.value,
        "pictures": " ".join(pictures),
    }
    with TemporaryDirectory(prefix="leaflet-") as name:
        folder = Path(name)
        for file, content in {"main.typ": load_template().encode(), **pictures}.items():
            (folder / file).write_bytes(content)
        return typst.compile(
            folder / "main.typ",
            root=folder,
            font_paths=load_fonts(),
            sys_inputs=inputs,
            pdf_standards=["ua-1"],
        )


@cache
def load_template() -> str:
    return TEMPLATE.read_text()


@cache
def load_fonts() -> typst.Fonts:
    """Return our own fonts alone, so that a leaflet is the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
