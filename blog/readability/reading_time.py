"""Estimate the reading time of an article."""

import math
import re

# Silent reading of English non-fiction averages 238 words a minute (Brysbaert 2019,
# doi:10.1016/j.jml.2019.104047); readers of health advice are slower, so a round 200.
WORDS_PER_MINUTE = 200

# Begins with a letter or figure: the line of underscores before an item to tick is no word.
WORD = re.compile(r"[^\W_]\w*(?:(?:[-'’.]|(?<=\d),(?=\d))\w+)*")


def extract_words(text: str) -> list[str]:
    """Return the words; a hyphenated or apostrophised word, and 1,000, is one."""
    return WORD.findall(text)


def count_words(text: str) -> int:
    """Return the number of words."""
    return len(extract_words(text))


def compute_reading_minutes(word_count: int) -> int:
    """Return the minutes to read so many words, rounded up, never less than 1."""
    return max(1, math.ceil(word_count / WORDS_PER_MINUTE))
