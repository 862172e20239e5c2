"""Text that has lost its mark-up to HTML, with paragraphs and lists found again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from blog.importing.flattened_words import BLOCK_GAP, ITEM_GAP, Word, parse_words
from blog.importing.repeats import fold_repeats
from blog.importing.rich_text import escape_text, render_paragraph

SENTENCE_END = re.compile(r"[.?!][\"”’)]*$")


@dataclass(frozen=True)
class Part:
    """A paragraph (level 0) or a list item (level 1, or more in a list within an item)."""

    text: str
    level: int


@dataclass(frozen=True)
class RestoredText:
    """The parts in order; `repeats` as in `Folded`; `dashes` is how many might be items."""

    parts: tuple[Part, ...]
    repeats: tuple[int, ...]
    dashes: int

    @property
    def html(self) -> str:
        groups = groupby(self.parts, key=lambda part: part.level > 0)
        return "".join(
            _build_list(parts) if is_list else _build_prose(parts) for is_list, parts in groups
        )


def restore_text(text: str) -> RestoredText:
    """Return what the text was made of. Where that is not certain, it stays prose."""
    folded = fold_repeats(parse_words(text))
    words = _mark_items(folded.words)
    dashes = sum(word.after_dash and not word.begins_item for word in words)
    return RestoredText(tuple(_iter_parts(words)), folded.repeats, dashes)


def _mark_items(words: Sequence[Word]) -> list[Word]:
    """Return the words with every hyphen marked that its spacing shows to begin an item.

    The first item of a list may stand closer to the sentence before it than the next to it.
    """
    gaps = [word.gap for word in words if word.after_dash]
    are_items = iter(
        gap >= ITEM_GAP or ITEM_GAP <= next_gap < BLOCK_GAP
        for gap, next_gap in pairwise([*gaps, 0])
    )
    return [
        replace(word, begins_item=next(are_items) or word.begins_item) if word.after_dash else word
        for word in words
    ]


def _iter_parts(words: Sequence[Word]) -> Iterator[Part]:
    level, texts = 0, list[str]()
    for before, word in zip([None, *words], words, strict=False):
        if texts and before and _begins_part(before, word, level):
            yield Part(" ".join(texts), level)
            level, texts = 0, []
        if word.begins_item:
            level = max(1, word.depth)
        elif word.after_dash:
            texts.append("-")
        texts.append(word.text)
    if texts:
        yield Part(" ".join(texts), level)


def _begins_part(before: Word, word: Word, level: int) -> bool:
    """Whether a word begins an item or a paragraph; `level` is that of the part before it."""
    if word.begins_item:
        return True
    if level and before.ends_list:
        return True
    if word.text[0].islower():
        return False
    # Three spaces are also found within names, so only after a sentence are they a break.
    is_wide = word.gap == BLOCK_GAP - 1 and not level and bool(SENTENCE_END.search(before.text))
    return word.gap >= BLOCK_GAP or is_wide


def _build_prose(parts: Iterable[Part]) -> str:
    return "".join(render_paragraph(part.text) for part in parts)


def _build_list(parts: Iterable[Part]) -> str:
    """Return the items as a list; those of a deeper level are a list in the item before them."""
    html: list[str] = []
    levels: list[int] = []
    for part in parts:
        while levels and part.level < levels[-1]:
            html.append("</li></ul>")
            levels.pop()
        if levels and part.level == levels[-1]:
            html.append("</li>")
        else:
            html.append("<ul>")
            levels.append(part.level)
        html.append(f"<li>{escape_text(part.text)}")
    return "".join([*html, "</li></ul>" * len(levels)])
