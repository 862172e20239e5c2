"""Risks are said and drawn as so many in 100 or 1,000 people."""

import re
import time
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from evidence.frequency import Comparison, Frequency, IconArray, InvalidFrequency, icon_array

SVG = "{http://www.w3.org/2000/svg}"
frequencies = st.sampled_from([100, 1000]).flatmap(
    lambda out_of: st.builds(Frequency, st.integers(0, out_of), st.just(out_of))
)


def drawn(icons: IconArray) -> ElementTree.Element:
    return ElementTree.fromstring(render_to_string("evidence/icon_array.html", {"icons": icons}))  # noqa: S314


@pytest.mark.parametrize(
    ("frequency", "sentence"),
    [
        (Frequency(12, 1000), "12 in 1,000 people"),
        (Frequency(1, 100), "1 in 100 people"),
        (Frequency(0, 100), "0 in 100 people"),
        (Frequency(1000, 1000), "1,000 in 1,000 people"),
    ],
)
def test_a_frequency_is_said_in_plain_words(frequency: Frequency, sentence: str) -> None:
    assert frequency.sentence == sentence


def test_thousands_are_written_as_the_language_writes_them() -> None:
    with translation.override("de"):
        assert "1.000" in Frequency(12, 1000).sentence


@pytest.mark.parametrize(("events", "out_of"), [(-1, 100), (101, 100), (1.5, 100), (True, 100)])
def test_an_impossible_number_of_people_is_refused(events: int, out_of: int) -> None:
    with pytest.raises(InvalidFrequency, match="from 0 to 100"):
        Frequency(events, out_of)


@pytest.mark.parametrize("out_of", [0, 1, 50, 10_000, -100])
def test_only_a_hundred_and_a_thousand_are_counted_out_of(out_of: int) -> None:
    with pytest.raises(InvalidFrequency, match="Choose 100 or 1,000"):
        Frequency(0, out_of)


@pytest.mark.parametrize(
    ("without", "treated", "sentence"),
    [
        (20, 15, "With treatment: 5 fewer in 1,000 people"),
        (15, 16, "With treatment: 1 more in 1,000 people"),
        (7, 7, "With treatment: as many in 1,000 people"),
    ],
)
def test_a_difference_is_said_in_absolute_numbers(
    without: int, treated: int, sentence: str
) -> None:
    comparison = Comparison(Frequency(without, 1000), Frequency(treated, 1000))
    assert comparison.sentence == sentence
    assert "%" not in sentence


def test_risks_out_of_different_numbers_are_not_compared() -> None:
    with pytest.raises(InvalidFrequency, match="same number of people"):
        Comparison(Frequency(2, 100), Frequency(20, 1000))


@given(frequencies)
def test_as_many_circles_are_filled_as_people_are_meant(frequency: Frequency) -> None:
    icons = icon_array(frequency, "risk")
    assert icons.filled.count("z") == frequency.events
    assert icons.filled.count("z") + icons.hollow.count("z") == frequency.out_of


@given(frequencies)
def test_all_circles_are_within_the_picture_and_apart(frequency: Frequency) -> None:
    icons = icon_array(frequency, "risk")
    _, _, width, height = map(int, icons.view_box.split())
    starts = re.findall(r"M([\d.]+),(\d+)a([\d.]+)", icons.filled + icons.hollow)
    centres = {(float(x) + float(radius), int(y)) for x, y, radius in starts}
    assert len(centres) == frequency.out_of
    assert all(5 <= x <= width - 5 and 5 <= y <= height - 5 for x, y in centres)


def test_a_hundred_is_ten_by_ten_and_a_thousand_fits_a_phone() -> None:
    assert icon_array(Frequency(3, 100), "a").view_box == "0 0 100 100"
    thousand = icon_array(Frequency(3, 1000), "a")
    assert (thousand.view_box, thousand.width, thousand.height) == ("0 0 250 400", 250, 400)


def test_the_picture_has_a_text_alternative_that_says_it_all() -> None:
    svg = drawn(icon_array(Frequency(12, 1000), "risk-3"))
    title, description = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert svg.get("role") == "img"
    assert title is not None
    assert description is not None
    assert svg.get("aria-labelledby") == title.get("id") == "risk-3-title"
    assert svg.get("aria-describedby") == description.get("id") == "risk-3-description"
    assert title.text == "12 in 1,000 people"
    assert description.text == "12 of 1,000 circles are filled, the others are empty."


def test_the_picture_means_the_same_without_colours() -> None:
    filled, hollow = drawn(icon_array(Frequency(12, 1000), "risk")).findall(f"{SVG}path")
    assert (filled.get("fill"), filled.get("stroke")) == ("currentColor", None)
    assert (hollow.get("fill"), hollow.get("stroke")) == ("none", "currentColor")


def test_a_thousand_circles_are_drawn_in_a_moment() -> None:
    icon_array(Frequency(12, 1000), "risk")
    best = min(seconds_to_draw() for _ in range(3))
    assert best < 0.02


def seconds_to_draw() -> float:
    start = time.process_time()
    render_to_string("evidence/icon_array.html", {"icons": icon_array(Frequency(12, 1000), "risk")})
    return time.process_time() - start
