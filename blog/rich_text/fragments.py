"""Parse HTML that holds whatever editors pasted."""

from lxml import etree, html

# Of no use in text; lxml stops at some as it reads, and refuses the others as it writes.
CONTROLS = dict.fromkeys(
    {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF} - {0x09, 0x0A, 0x0D},
    " ",
)


def parse_fragment(source: str) -> etree._Element:
    """Return HTML as a `div`, with a space for each character that no text can hold."""
    root = html.fragment_fromstring(source.translate(CONTROLS), create_parent="div")
    for element in root.iter():
        element.text = element.text and element.text.translate(CONTROLS)  # &#11; is one, too
        element.tail = element.tail and element.tail.translate(CONTROLS)
    return root
