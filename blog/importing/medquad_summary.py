"""A summary for an article that comes without one."""

import re
from collections.abc import Sequence
from textwrap import shorten

from blog.importing.flattened_lists import RestoredText
from blog.readability.sentences import take_first_sentences

SUMMARY_LENGTH = 250
MAX_SUMMARY = 500
LABEL = re.compile(r"summary\s*:\s*", re.IGNORECASE)


def build_summary(answers: Sequence[RestoredText], focus: str) -> str:
    """Return the first sentences of the first answer, about 250 letters and 500 at most.

    An answer that opens with the topic's name says best what it is, so the first of those
    goes before the others: the very first may open with a heading that has run into the text.
    """
    openings = [re.sub(LABEL, "", answer.parts[0].text, count=1) for answer in answers]
    by_name = (text for text in openings if text.lower().startswith(f"{focus.lower()} "))
    opening = next(by_name, openings[0])
    summary = take_first_sentences(opening, SUMMARY_LENGTH) or opening
    return shorten(summary, MAX_SUMMARY, placeholder="…")
