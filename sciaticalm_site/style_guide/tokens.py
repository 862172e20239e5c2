"""Design tokens, read from the style sheet itself: only tokens in use can be measured."""

import re
from collections.abc import Iterator
from pathlib import Path

STYLE_SHEET = Path(__file__).parents[1] / "static/site/site.css"
DARK = "@media (prefers-color-scheme: dark)"
MORE_CONTRAST = "@media (prefers-contrast: more)"
# What readers may prefer, and the media queries that then hold.
PREFERENCES = {
    "light": frozenset[str](),
    "dark": frozenset({DARK}),
    "light, more contrast": frozenset({MORE_CONTRAST}),
    "dark, more contrast": frozenset({DARK, MORE_CONTRAST}),
}

Tokens = dict[str, str]

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
PART = re.compile(r"(?P<opens>[^{};]+)\{|(?P<closes>\})|--(?P<name>[\w-]+):(?P<value>[^;]+);")


def load_token_sets(css: str) -> dict[str, Tokens]:
    """Return the tokens that hold under each of the preferences, as they are written."""
    declared = list(_read_declarations(css))
    return {
        preference: {name: value for media, name, value in declared if media <= holding}
        for preference, holding in PREFERENCES.items()
    }


def is_colour(value: str) -> bool:
    return value.startswith("#")


def read_colour(tokens: Tokens, name: str) -> str:
    """Return a token's colour as `#rgb` or `#rrggbb`; `currentColor` is that of text."""
    value = tokens[name]
    if value == "currentColor":
        return read_colour(tokens, "ink")
    other = re.fullmatch(r"var\(--([\w-]+)\)", value)
    return read_colour(tokens, other[1]) if other else value


def _read_declarations(css: str) -> Iterator[tuple[frozenset[str], str, str]]:
    """Yield the media queries around each token of `:root`, its name and its value."""
    around: list[str] = []
    for part in PART.finditer(COMMENT.sub("", css)):
        if part["opens"]:
            around.append(part["opens"].strip())
        elif part["closes"]:
            around.pop()
        elif around[-1] == ":root":
            media = frozenset(rule for rule in around if rule.startswith("@media"))
            yield media, part["name"], part["value"].strip()
