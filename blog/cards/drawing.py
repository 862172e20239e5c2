"""Drawing the picture of an article: 1200 by 630 pixels, as shared links show it.

Its colours are those of the site's light scheme; the letters are those of its leaflets.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from blog.cards.card import Card
from blog.leaflets.glyphs import FONTS, make_printable

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 84
BRAND, SOFT, WHITE, YELLOW = "#0b5c63", "#e0efed", "#ffffff", "#ffce3a"
COLOURS = 64
SMALL, SITE = 34, 40
# Sizes of the title, from the largest; one that fits in none is cut off.
TITLE_SIZES = (112, 88, 76, 66, 58, 50)
TITLE_TOP, TITLE_BOTTOM = 150, 452
LEADING = 1.16
MARK = Path(__file__).parent / "mark.png"


def draw_card(card: Card, site_name: str) -> bytes:
    """Return a PNG of under 100 KB."""
    image = Image.new("RGB", SIZE, BRAND)
    pen = ImageDraw.Draw(image)
    pen.text((MARGIN, 76), shorten_to_line(card.topic, load_font(SMALL)), SOFT, load_font(SMALL))
    size, lines = fit_title(card.title)
    for number, line in enumerate(lines):
        pen.text(
            (MARGIN, TITLE_TOP + number * size * LEADING), line, WHITE, load_font(size, bold=True)
        )
    pen.rounded_rectangle((MARGIN, 490, MARGIN + 96, 498), 4, YELLOW)
    _draw_footer(image, pen, card, site_name)
    file = BytesIO()
    image.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_footer(image: Image.Image, pen: ImageDraw.ImageDraw, card: Card, site_name: str) -> None:
    """Draw the mark and the name of the site, and when the article was reviewed."""
    middle = 562
    with Image.open(MARK) as mark:
        image.paste(mark, (MARGIN - 10, middle - mark.height // 2), mark)
        left = MARGIN + mark.width
    reviewed = shorten_to_line(card.reviewed, load_font(SMALL))
    right = WIDTH - MARGIN
    room = right - pen.textlength(reviewed, load_font(SMALL)) - left - MARGIN
    name = shorten_to_line(site_name, load_font(SITE, bold=True), room)
    pen.text((left, middle), name, WHITE, load_font(SITE, bold=True), anchor="lm")
    pen.text((right, middle), reviewed, SOFT, load_font(SMALL), anchor="rm")


@cache
def load_font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = "SourceSans3_700Bold.ttf" if bold else "SourceSans3_400Regular.ttf"
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def fit_title(title: str) -> tuple[int, list[str]]:
    """Return the largest size in which a title fits, and its lines; the last may be cut off."""
    text = make_printable(" ".join(title.split()))
    for size in TITLE_SIZES:
        lines = list(wrap_text(text, load_font(size, bold=True)))
        most = int((TITLE_BOTTOM - TITLE_TOP) / (size * LEADING))
        if len(lines) <= most:
            break
    else:
        rest = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], shorten_to_line(rest, load_font(size, bold=True))]
    return size, lines


def wrap_text(
    text: str, face: ImageFont.FreeTypeFont, room: float = WIDTH - 2 * MARGIN
) -> Iterator[str]:
    """Yield lines that are no wider than `room` pixels; a word that is wider is broken."""
    line = ""
    for word in text.split():
        if line and face.getlength(f"{line} {word}") <= room:
            line = f"{line} {word}"
            continue
        if line:
            yield line
        *whole, line = split_word(word, face, room)
        yield from whole
    if line:
        yield line


def split_word(word: str, face: ImageFont.FreeTypeFont, room: float) -> list[str]:
    """Return a word in pieces that are no wider than `room` pixels."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and face.getlength(pieces[-1] + letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shorten_to_line(
    text: str, face: ImageFont.FreeTypeFont, room: float = WIDTH - 2 * MARGIN
) -> str:
    """Return as much of a text as fits in a line, with an ellipsis if that is not all."""
    text = make_printable(" ".join(text.split()))
    if face.getlength(text) <= room:
        return text
    lengths = range(1, len(text))
    fitting = bisect_right(lengths, room, key=lambda count: face.getlength(f"{text[:count]}…"))
    return f"{text[:fitting].rstrip()}…"
