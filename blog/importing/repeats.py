"""Takes out what a text says twice in a row.

Where a list lost its mark-up, its words may be there more than once: the web page was taken
apart by visiting each element and then its children. An item can be followed by itself
("- a a - b b"), a whole list by its words ("- a - b a b"), and both occur in nested lists.
What is repeated also tells where an item or a list ends, which nothing else in the text does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from blog.importing.flattened_words import ITEM_GAP, Word

# So many words are hardly ever said twice by intent. Fewer may be: "- Rest Rest your back".
SURE_REPEAT = 4
# Beyond these no repeats are looked for, which bounds the work. The longest list seen has 400
# words, the longest answer 2,000.
MAX_REPEAT_WORDS = 1_000
MAX_TEXT_WORDS = 5_000


@dataclass(frozen=True)
class Folded:
    """Words without the repeats, and the number of words of each repeat that was taken out."""

    words: tuple[Word, ...]
    repeats: tuple[int, ...]


def fold_repeats(words: Sequence[Word]) -> Folded:
    """Return the words with each passage that begins after a hyphen said only once."""
    folding = _Folding(words)
    while len(words) <= MAX_TEXT_WORDS and folding.fold_once():
        pass
    return Folded(tuple(folding.words), tuple(folding.repeats))


class _Folding:
    def __init__(self, words: Sequence[Word]) -> None:
        self.words = list(words)
        self.texts = [word.text for word in words]
        self.repeats: list[int] = []

    def fold_once(self) -> bool:
        """Fold from start to end; True if that changed anything, so that there may be more."""
        before = len(self.repeats)
        at = 0
        while at < len(self.words):
            if self.words[at].after_dash:
                self._fold_at(at)
            at += 1
        return len(self.repeats) > before

    def _fold_at(self, at: int) -> None:
        known = 0
        while length := self._measure_repeat(at):
            self._mark(at, length, deeper=length != known)
            del self.words[at + length : at + 2 * length]
            del self.texts[at + length : at + 2 * length]
            self.repeats.append(length)
            known = length

    def _measure_repeat(self, at: int) -> int:
        """Return how many words from here on are said once more right after them, or 0."""
        second = at
        while second := self._find_next_same(at, second + 1):
            length = second - at
            is_sure = length >= SURE_REPEAT or self._is_clear_end(second + length)
            if is_sure and self._is_repeated(at, length):
                return length
        return 0

    def _is_repeated(self, at: int, length: int) -> bool:
        # Word by word, as nearly always the first few differ: slices would copy them all.
        texts = self.texts
        return at + 2 * length <= len(texts) and all(
            texts[number] == texts[number + length] for number in range(at, at + length)
        )

    def _find_next_same(self, at: int, start: int) -> int:
        try:
            return self.texts.index(self.texts[at], start, at + MAX_REPEAT_WORDS)
        except ValueError:
            return 0

    def _is_clear_end(self, end: int) -> bool:
        following = self.words[end : end + 1]
        return not following or following[0].after_dash or following[0].gap >= ITEM_GAP

    def _mark(self, at: int, length: int, *, deeper: bool) -> None:
        """Mark the passage at hand as a list, or an item, one `deeper` than was known."""
        last = at + length - 1
        for number in range(at, at + length):
            word, same = self.words[number], self.words[number + length]
            # A hyphen that stands for mark-up is missing in the repeat; one in a sentence is not.
            is_item = word.after_dash and (number == at or not same.after_dash)
            self.words[number] = replace(
                word,
                begins_item=word.begins_item or is_item,
                depth=word.depth + deeper,
                ends_list=word.ends_list or number == last,
            )
