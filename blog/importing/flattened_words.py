"""The words of a text that has lost its mark-up, with what is left of its layout."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Blocks of the lost layout are this many spaces apart; a line break counts as much.
BLOCK_GAP = 4
ITEM_GAP = 2
TOKEN = re.compile(r"(\s*)(\S+)")


@dataclass(frozen=True)
class Word:
    """A word; `gap` is the number of spaces before it and `after_dash` a lone hyphen there.

    The rest is found out later: whether the word begins a list item, how many lists it is in,
    and whether a list, or an item that had been repeated, ends with it.
    """

    text: str
    gap: int
    after_dash: bool = False
    begins_item: bool = False
    depth: int = 0
    ends_list: bool = False


def parse_words(text: str) -> list[Word]:
    """Return the words; a lone hyphen belongs to the word after it, unless it joins numbers."""
    tokens = [(token, _measure_gap(gap)) for gap, token in TOKEN.findall(text)]
    return list(_iter_words([("", BLOCK_GAP), *tokens, ("", 0)]))


def _measure_gap(gap: str) -> int:
    return BLOCK_GAP if "\n" in gap else len(gap)


def _iter_words(tokens: list[tuple[str, int]]) -> Iterator[Word]:
    """Yield the words between the empty tokens that stand at both ends."""
    dash_gap: int | None = None
    for (before, _), (text, gap), (after, _) in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if text == "-" and after not in {"", "-"} and not _joins_numbers(before, after, gap):
            dash_gap = gap if before else BLOCK_GAP
            continue
        yield Word(text, gap if dash_gap is None else dash_gap, dash_gap is not None)
        dash_gap = None


def _joins_numbers(before: str, after: str, gap: int) -> bool:
    return gap < ITEM_GAP and before[-1:].isdigit() and after[:1].isdigit()
