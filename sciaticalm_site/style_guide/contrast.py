"""Contrast of colours as WCAG 2.2 measures it.

Source: WCAG 2.2, "relative luminance" and "contrast ratio"; success criteria 1.4.3 (text, 4.5),
1.4.6 (text, enhanced, 7) and 1.4.11 (edges of controls, 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL.ImageColor import getrgb

from sciaticalm_site.style_guide.tokens import Tokens, read_colour

READING, TEXT, EDGE = 7.0, 4.5, 3.0
# The areas that text stands on, and those that say how urgent something is.
GROUNDS = ("paper", "surface", "sunken")
SOFT = ("brand-soft", "emergency-soft", "urgent-soft", "non-urgent-soft", "notice")
# Lines that part what spacing and headings part as well.
DECORATION = frozenset({"line"})


@dataclass(frozen=True)
class Pair:
    """A colour, its background and the least contrast between them."""

    front: str
    ground: str
    least: float

    @property
    def use(self) -> str | Promise:
        return USES[self.least]


@dataclass(frozen=True)
class Measured:
    pair: Pair
    ratios: Mapping[str, float]

    @property
    def passes(self) -> bool:
        return min(self.ratios.values()) >= self.pair.least


USES = {READING: _("long texts"), TEXT: _("text"), EDGE: _("edges and symbols")}
PAIRS = (
    *(Pair("ink", ground, READING) for ground in GROUNDS + SOFT),
    *(Pair("muted", ground, TEXT) for ground in (*GROUNDS, "brand-soft")),
    *(Pair("link", ground, TEXT) for ground in GROUNDS + SOFT),
    *(Pair("link-visited", ground, TEXT) for ground in GROUNDS + SOFT),
    *(Pair("on-brand", ground, TEXT) for ground in ("brand", "brand-strong")),
    *(Pair(f"on-{level}", level, TEXT) for level in ("emergency", "urgent", "non-urgent")),
    Pair("on-mark", "mark", TEXT),
    Pair("on-focus", "focus", TEXT),
    *(Pair("good", ground, TEXT) for ground in GROUNDS),
    *(Pair("edge", ground, EDGE) for ground in GROUNDS),
    *(Pair("brand", ground, EDGE) for ground in ("paper", "surface")),
    *(Pair(level, f"{level}-soft", EDGE) for level in ("emergency", "urgent", "non-urgent")),
    Pair("urgent", "notice", EDGE),
)


def compute_luminance(value: str) -> float:
    """Return the relative luminance of a colour, `#rgb` or `#rrggbb`: 0, black, to 1, white."""
    red, green, blue = (_linearise(channel / 255) for channel in getrgb(value)[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def compute_ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours: from 1, the same, to 21, black and white."""
    darker, lighter = sorted((compute_luminance(one), compute_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def measure_pairs(sets: Mapping[str, Tokens]) -> list[Measured]:
    """Return the ratio of each pair under each of the preferences."""
    return [
        Measured(pair, {name: _compute_pair_ratio(pair, tokens) for name, tokens in sets.items()})
        for pair in PAIRS
    ]


def _compute_pair_ratio(pair: Pair, tokens: Tokens) -> float:
    return compute_ratio(read_colour(tokens, pair.front), read_colour(tokens, pair.ground))


def _linearise(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
