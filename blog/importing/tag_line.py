"""Tags that were copied as one word, taken apart with the help of known topics."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import reduce

MAX_WORD_LENGTH = 2_000


@dataclass(frozen=True)
class TagSplit:
    """Topic slugs in the order of the line, and the stretches that are no known topic."""

    topics: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()

    def __add__(self, other: "TagSplit") -> "TagSplit":
        return TagSplit(
            self.topics + other.topics,
            self.unknown + other.unknown,
            self.ambiguous + other.ambiguous,
        )


@dataclass(frozen=True)
class _Way:
    """The best way to read a word up to some letter, of the `readings` that leave nothing over."""

    cost: tuple[int, int] = (0, 0)  # letters left over, then number of topics
    topics: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    ends_unknown: bool = False
    readings: int = 1


def split_tags(line: str, known: Collection[str]) -> TagSplit:
    """Return the tags of a line; words of it may be several tags run together.

    The reading with the fewest letters left over wins, then that of the fewest topics. A word
    that known topics fill in more than one way is also reported as ambiguous.
    """
    words = [word.lower() for word in re.split(r"[\s,;#]+", line) if word]
    return reduce(TagSplit.__add__, (_split_word(word, known) for word in words), TagSplit())


def _split_word(word: str, known: Collection[str]) -> TagSplit:
    if len(word) > MAX_WORD_LENGTH:
        return TagSplit(unknown=(word,))
    topics = [topic for topic in known if topic and topic in word]
    ways = [_Way()]
    for end in range(1, len(word) + 1):
        ways.append(_find_best_way(end, word, topics, ways))
    best = ways[-1]
    return TagSplit(best.topics, best.unknown, (word,) if best.readings > 1 else ())


def _find_best_way(end: int, word: str, topics: list[str], ways: list[_Way]) -> _Way:
    starts = [(topic, end - len(topic)) for topic in topics if word.endswith(topic, 0, end)]
    options = [_add_topic(ways[start], topic) for topic, start in starts]
    options.append(_add_letter(ways[end - 1], word[end - 1]))
    readings = sum(ways[start].readings for _, start in starts)
    return replace(min(options, key=lambda way: way.cost), readings=readings)


def _add_topic(way: _Way, topic: str) -> _Way:
    left_over, count = way.cost
    return _Way((left_over, count + 1), (*way.topics, topic), way.unknown)


def _add_letter(way: _Way, letter: str) -> _Way:
    left_over, count = way.cost
    stretch = way.unknown[-1] if way.ends_unknown else ""
    before = way.unknown[:-1] if way.ends_unknown else way.unknown
    return _Way((left_over + 1, count), way.topics, (*before, stretch + letter), ends_unknown=True)
