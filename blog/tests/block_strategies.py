"""Make any value of any block of an article, as it is stored."""

from collections.abc import Mapping
from html import escape
from typing import Any

from hypothesis import strategies as st
from wagtail import blocks
from wagtail.blocks.field_block import ChooserBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

Strategy = st.SearchStrategy[Any]

LINES = st.text(st.sampled_from("aZé9 .,:;()<>&'\"%–“\u00a0ßمα"), max_size=12).map(
    lambda text: " ".join(text.split(" ")).strip()
)
MARKED = (
    "<p>{}</p>",
    "<h3>{}</h3>",
    "<ul><li>{}</li><li>next</li></ul>",
    "<ol><li>{}</li></ol>",
    "<p>before <b>{}</b> after</p>",
    "<p><i>{}</i><br/>below</p>",
    '<p><a href="https://example.org/">{}</a></p>',
    '<p>{}<embed embedtype="citation" id="1"/></p>',
    '<p>{}<embed embedtype="citation" id="98765"/></p>',
)
RICH_TEXTS = st.lists(
    st.builds(lambda mark, text: mark.format(escape(text)), st.sampled_from(MARKED), LINES),
    max_size=3,
).map("".join)


def make_values(block: blocks.Block, chosen: Mapping[type, int]) -> Strategy:
    """Return a strategy of stored values; `chosen` are the ids that choosers may have."""
    if isinstance(block, ImageBlock):
        return make_images(chosen)
    if isinstance(block, ChooserBlock):
        return st.sampled_from([None, chosen.get(block.target_model)])
    if isinstance(block, TypedTableBlock):
        return make_tables(block, chosen)
    if isinstance(block, blocks.StructBlock):
        fields = block.child_blocks.items()
        return st.fixed_dictionaries({name: make_values(one, chosen) for name, one in fields})
    if isinstance(block, blocks.ListBlock):
        return st.lists(make_values(block.child_block, chosen), max_size=3)
    return make_fields(block)


def make_fields(block: blocks.Block) -> Strategy:
    if isinstance(block, blocks.RichTextBlock):
        return RICH_TEXTS
    if isinstance(block, blocks.ChoiceBlock):
        return st.sampled_from([value for value, _label in block.field.choices])
    if isinstance(block, blocks.IntegerBlock):
        return st.none() | st.integers(0, 1_000)
    if isinstance(block, blocks.FloatBlock):
        return st.none() | st.floats(-1e6, 1e6).map(lambda number: round(number, 2))
    if isinstance(block, blocks.URLBlock):
        return st.sampled_from(["", "https://example.org/video"])
    assert isinstance(block, blocks.CharBlock), f"no values are made of {type(block)} yet"
    return LINES


def make_images(chosen: Mapping[type, int]) -> Strategy:
    image = next(pk for model, pk in chosen.items() if model.__name__ == "CreditedImage")
    return st.fixed_dictionaries(
        {"image": st.just(image), "decorative": st.booleans(), "alt_text": LINES}
    )


@st.composite
def make_tables(draw: st.DrawFn, block: TypedTableBlock, chosen: Mapping[type, int]) -> Any:
    names = draw(st.lists(st.sampled_from(sorted(block.child_blocks)), max_size=3))
    columns = [{"type": name, "heading": draw(LINES)} for name in names]
    cells = st.tuples(*(make_values(block.child_blocks[name], chosen) for name in names))
    rows = [{"values": list(row)} for row in draw(st.lists(cells, max_size=3))]
    return {"caption": draw(LINES), "columns": columns, "rows": rows}
