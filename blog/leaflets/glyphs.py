"""Glyphs of the leaflets' fonts.

PDF/UA forbids a letter without a glyph, and Typst refuses to set one.
"""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
REGULAR = FONTS / "SourceSans3_400Regular.ttf"
MISSING = "□"
FORBIDDEN = {0x0, 0xFEFF, 0xFFFE}  # ISO 14289-1, 7.21.7


@cache
def get_code_points() -> frozenset[int]:
    """Return the code points that can be set; a style that lacks one is set in the regular one."""
    with TTFont(REGULAR, lazy=True) as font:
        return frozenset(font.getBestCmap()) - FORBIDDEN


def make_printable(text: str) -> str:
    """Return the text with a box for each letter that no font has, and for one of no letters."""
    shown = "".join(letter if _has_glyph(letter) else _find_substitute(letter) for letter in text)
    return shown if shown.strip() or not text.strip() else MISSING


def _has_glyph(letter: str) -> bool:
    return ord(letter) in get_code_points() or letter == "\n"


def _find_substitute(letter: str) -> str:
    """Spaces and what is never seen, such as a mark of direction, need no glyph."""
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and all(map(_has_glyph, plain)):
        return plain
    category = unicodedata.category(letter)
    return {"Zs": " ", "Zl": " ", "Zp": " ", "Cf": "", "Cc": "", "Mn": ""}.get(category, MISSING)
