"""The pictures on a leaflet: those of the article, circles for people, the code of its address."""

import logging
from collections.abc import Iterator
from io import BytesIO

import segno
from django.utils.html import format_html
from segno.encoder import DataOverflowError
from wagtail.images import get_image_model

from blog.record.content_parts import Part, People, Picture
from blog.record.text_document import TextDocument
from evidence.frequency import CELL, GRIDS, draw_circles

# As wide as the text at 200 dots an inch, on white: paper has no other background.
FILTER = "max-1400x1400|format-jpeg|jpegquality-80|bgcolor-ffffff"

logger = logging.getLogger(__name__)


def collect_pictures(leaflet: TextDocument) -> dict[str, bytes]:
    """Return the files that the template asks for by name; one that cannot be read is left out."""
    parts = [part for section in leaflet.sections for part in section.parts]
    files = {name: drawn for part in parts for name, drawn in _draw_people(part)}
    files |= _load_photographs({part.image_id for part in parts if isinstance(part, Picture)})
    return files | draw_qr_code(leaflet.url)


def _draw_people(part: Part) -> Iterator[tuple[str, bytes]]:
    if isinstance(part, People):
        columns, rows = GRIDS[part.out_of]
        filled, hollow = draw_circles(part.events, part.out_of)
        yield (
            f"people-{part.events}-{part.out_of}",
            format_html(
                '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}">'
                '<path fill="#1d3557" d="{}"/>'
                '<path fill="none" stroke="#4d5b6a" d="{}"/></svg>',
                columns * CELL,
                rows * CELL,
                filled,
                hollow,
            ).encode(),
        )


def _load_photographs(image_ids: set[int]) -> dict[str, bytes]:
    images = get_image_model().objects.filter(pk__in=image_ids) if image_ids else ()
    files = {}
    for image in images:
        try:
            source = image if image.is_svg() else image.get_rendition(FILTER)
            with source.file.open("rb") as file:
                files[f"picture-{image.pk}"] = file.read()
        except Exception:  # whatever is wrong with a picture, the text goes to the reader
            logger.exception("The picture “%s” cannot be put on a leaflet", image)
    return files


def draw_qr_code(url: str) -> dict[str, bytes]:
    """Return the picture of an address; nothing for one too long to be one."""
    try:
        code = segno.make_qr(url, error="m")
    except (DataOverflowError, ValueError):
        return {}
    file = BytesIO()
    code.save(file, kind="svg", border=4, xmldecl=False, svgns=True)
    return {"qr": file.getvalue()}
