"""An article that has every block as its preview shows it, each urgency and each certainty."""

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model

from blog.blocks import ArticleBodyBlock
from blog.choices import Urgency
from blog.models import ArticleIndexPage, ArticlePage, GlossaryTerm
from evidence.certainty import Certainty
from evidence.models import Reference

TITLE = "Every block"
TERM = "sampleword"
EXPLANATION = "A word that is explained in place."
BLOCKS = ArticleBodyBlock().child_blocks
URGENCIES = {level: f"Heading of the {level.value} card" for level in Urgency}
PROSE = """<h3>Sub-heading</h3><p><b>Bold</b>, <i>italic</i>, the term {term}, a
<a href="/about/">link</a> and a source<embed embedtype="citation" id="{source}"/>.</p>
<h4>Smaller sub-heading</h4>
<ol><li>first</li><li>second</li></ol><ul><li>one</li><li>another</li></ul>"""


def make() -> None:
    """Publish the article on a site that has an index of articles, below all others in lists."""
    GlossaryTerm.objects.get_or_create(term=TERM, explanation=EXPLANATION)
    source, _ = Reference.objects.get_or_create(type="book", title="Sample source of the tests")
    page = ArticlePage(
        title=TITLE,
        slug="every-block",
        summary="One of each block that an article can have.",
        date_published=date(2000, 1, 1),
        attribution="<p>Made by the tests.</p>",
        body=numbered([*previews(source), *levels(), ("section", rich_section(source))]),
    )
    page.live = False
    ArticleIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()


def previews(source: Reference) -> list[tuple[str, Any]]:
    """Return each kind of block with the value of its preview; those that can, cite the source."""
    found = {name: preview_of(name) for name in BLOCKS}
    found["image"] = {"image": sample_picture().pk, "alt_text": "A circle", "decorative": False}
    found["evidence"]["references"] = [source.pk]
    return list(found.items())


def preview_of(name: str) -> Any:
    block = BLOCKS[name]
    return None if name == "image" else block.get_prep_value(block.get_preview_value())


def levels() -> list[tuple[str, Any]]:
    """Return a card of each urgency and evidence of each certainty."""
    cards = [
        preview_of("red_flags") | {"urgency": level.value, "heading": heading}
        for level, heading in URGENCIES.items()
    ]
    evidence = [preview_of("evidence") | {"certainty": level.value} for level in Certainty]
    return [("red_flags", card) for card in cards] + [("evidence", graded) for graded in evidence]


def rich_section(source: Reference) -> dict[str, str]:
    text = PROSE.format(term=TERM, source=source.pk)
    return {"heading": "All that rich text can hold", "text": text}


def numbered(blocks: list[tuple[str, Any]]) -> list[dict[str, Any]]:
    """Return StreamField data with ids, and so anchors, that are the same on every site."""
    return [
        {"type": kind, "value": value, "id": f"{number:08d}-0000-4000-8000-000000000000"}
        for number, (kind, value) in enumerate(blocks)
    ]


def sample_picture() -> Any:
    image = Image.new("RGB", (1200, 800), "white")
    ImageDraw.Draw(image).ellipse((400, 200, 800, 600), fill="navy")
    file = BytesIO()
    image.save(file, "PNG")
    return get_image_model().objects.create(
        title="Sample picture",
        file=ImageFile(file, name="sample.png"),
        credit="Sample credit",
        licence="CC BY 4.0",
    )
