"""Compares pictures of pages so that a moved box is seen, and the edges of letters are not."""

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SCALE = 4
COLOURS = 256
# From here on in pixels of the small pictures that are kept.
TILE = 5
MOST_IN_HEIGHT = 3
# How far apart tiles may be on average, of 255: COLOURS and the edges of letters make less.
MOST_APART = 6

Box = tuple[int, int, int, int]


def small(picture: Image.Image, height: int) -> Image.Image:
    """Return the upper part of a screenshot, a quarter as wide and high."""
    part = picture.convert("RGB").crop((0, 0, picture.width, min(height, picture.height)))
    return part.resize((part.width // SCALE, part.height // SCALE), Image.Resampling.BOX)


def kept(picture: Image.Image) -> Image.Image:
    """Return a small picture with the few colours in which it is kept."""
    return picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2)


def differences(expected: Image.Image, actual: Image.Image) -> list[Box]:
    """Return where two small pictures differ, as boxes from the top; nothing if they are alike."""
    one, other = expected.convert("RGB"), actual.convert("RGB")
    if one.width != other.width or abs(one.height - other.height) > MOST_IN_HEIGHT:
        return [(0, 0, max(one.width, other.width), max(one.height, other.height))]
    area = (0, 0, one.width, min(one.height, other.height))
    apart = distance(one.crop(area), other.crop(area))
    tiles = apart.resize((-(-apart.width // TILE), -(-apart.height // TILE)), Image.Resampling.BOX)
    return [
        (x * TILE, y * TILE, min((x + 1) * TILE, area[2]), min((y + 1) * TILE, area[3]))
        for y in range(tiles.height)
        for x in range(tiles.width)
        if tiles.getpixel((x, y)) > MOST_APART  # type: ignore[operator]
    ]


def distance(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return the greatest difference of any colour in each pixel, in grey."""
    blur = ImageFilter.BoxBlur(1)
    red, green, blue = ImageChops.difference(one.filter(blur), other.filter(blur)).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def marked(picture: Image.Image, boxes: list[Box]) -> Image.Image:
    """Return the picture with a red line around what differs."""
    drawn = picture.convert("RGB")
    pen = ImageDraw.Draw(drawn)
    for box in boxes:
        pen.rectangle(box, outline="red")
    return drawn
