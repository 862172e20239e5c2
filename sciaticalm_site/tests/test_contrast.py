"""Colours can be told apart, whatever a reader prefers."""

import pytest

from sciaticalm_site.style_guide.contrast import (
    DECORATION,
    PAIRS,
    Measured,
    compute_ratio,
    measure_pairs,
)
from sciaticalm_site.style_guide.tokens import (
    PREFERENCES,
    STYLE_SHEET,
    is_colour,
    load_token_sets,
    read_colour,
)

SHEET = """
/* :root { --ink: #123456; } */
:root { --ink: #000; --line: #777; --radius: 1rem; }
.other { --ink: #f00; }
@media (prefers-color-scheme: dark) { :root { --ink: #fff; } }
@media (prefers-contrast: more) {
  :root { --line: currentColor; --muted: var(--ink); }
  @media (prefers-color-scheme: dark) { :root { --ink: #eee; } }
}
"""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000", "#fff", 21.0),
        ("#fff", "#000000", 21.0),
        ("#777", "#777777", 1.0),
        # The well-known greys on either side of 4.5 on white.
        ("#767676", "#fff", 4.54),
        ("#777777", "#fff", 4.48),
    ],
)
def test_ratio_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert compute_ratio(one, other) == pytest.approx(expected, abs=0.005)


def test_tokens_are_those_of_the_root_under_each_preference() -> None:
    sets = load_token_sets(SHEET)
    assert sets["light"] == {"ink": "#000", "line": "#777", "radius": "1rem"}
    assert sets["dark"]["ink"] == "#fff"
    assert sets["light, more contrast"]["ink"] == "#000"
    assert sets["dark, more contrast"]["ink"] == "#eee"


def test_colours_that_name_others_are_followed() -> None:
    tokens = load_token_sets(SHEET)["dark, more contrast"]
    assert read_colour(tokens, "line") == read_colour(tokens, "muted") == "#eee"


@pytest.mark.parametrize(
    "result", measure_pairs(load_token_sets(STYLE_SHEET.read_text())), ids=lambda m: str(m.pair)
)
def test_every_pair_can_be_told_apart(result: Measured) -> None:
    assert set(result.ratios) == set(PREFERENCES)
    assert result.passes, result.ratios


def test_every_colour_is_measured_or_decoration() -> None:
    tokens = load_token_sets(STYLE_SHEET.read_text())["light"]
    colours = {name for name, value in tokens.items() if is_colour(value)}
    used = {name for pair in PAIRS for name in (pair.front, pair.ground)}
    assert colours == used | DECORATION
