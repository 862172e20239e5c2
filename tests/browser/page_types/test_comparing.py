"""The comparison of pictures sees what a reader would, and nothing else. Needs no browser."""

from collections.abc import Callable

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.browser.page_types.comparing import differences, kept, marked, small

Draw = Callable[[ImageDraw.ImageDraw], None]
TEXT = "Call your doctor today"
FONT = ImageFont.load_default(size=17)


def picture(*drawn: Draw, size: tuple[int, int] = (320, 480)) -> Image.Image:
    image = Image.new("RGB", size, "white")
    for draw in drawn:
        draw(ImageDraw.Draw(image))
    return small(image, height=size[1])


def card(left: int = 40, colour: str = "#c00", line: int = 2) -> Draw:
    return lambda pen: pen.rectangle((left, 80, left + 200, 200), outline=colour, width=line)


def words(left: float = 60, text: str = TEXT) -> Draw:
    return lambda pen: pen.text((left, 100), text, fill="black", font=FONT)


@pytest.mark.parametrize(
    "changed",
    [
        picture(words()),
        picture(card()),
        picture(card(left=46), words()),
        picture(card(colour="#00c"), words()),
        picture(card(), words(text="Call your dentist today")),
        picture(card(), words(), size=(320, 520)),
        picture(card(), words(), size=(330, 480)),
    ],
    ids=["no card", "no words", "card moved", "other colour", "other word", "longer", "wider"],
)
def test_change_is_seen(changed: Image.Image) -> None:
    assert differences(kept(picture(card(), words())), changed)


@pytest.mark.parametrize(
    "same",
    [picture(card(), words()), picture(card(), words(left=60.25))],
    ids=["the same", "letters a quarter of a pixel on"],
)
def test_what_nobody_sees_is_no_change(same: Image.Image) -> None:
    assert differences(kept(picture(card(), words())), same) == []


def test_change_is_shown_where_it_is() -> None:
    expected, actual = picture(card(), words()), picture(card())
    found = differences(expected, actual)
    left, top = min(box[0] for box in found), min(box[1] for box in found)
    assert (left, top) >= (8, 24)
    assert marked(actual, found).getpixel(found[0][:2]) == (255, 0, 0)
