"""Split text into sentences."""

import re
from functools import lru_cache
from itertools import pairwise

# A full stop does not end a sentence after an initial or one of these; that of "vitamin D." does.
# The sign comes first, so that little is asked of all other letters.
END = re.compile(
    r"[.?!](?:(?<!\b[A-Z].)|(?<=itamin [A-Z].)|(?<=epatitis [A-Z].))"
    r"(?<!\bDr.)(?<!\bMr.)(?<!\bMs.)(?<!\bMrs.)(?<!\bProf.)(?<!\bSt.)(?<!\bvs.)(?<!\bapprox.)"
    r"(?<!\be\.g.)(?<!\bi\.e.)"
    r"[\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9]|\s*$)"
)


def list_whole_sentences(text: str) -> list[str]:
    """Return the whole sentences of a text, without what is left after the last."""
    return list(split_sentences(text)[0])


def list_sentences(text: str) -> list[str]:
    """Return the sentences of a text; what is left after the last is one too."""
    whole, rest = split_sentences(text)
    return [*whole, rest] if rest else list(whole)


@lru_cache(4096)  # several checks ask for those of one article
def split_sentences(text: str) -> tuple[tuple[str, ...], str]:
    """Return the whole sentences of a text, and what is left after the last."""
    ends = [0, *(match.end() for match in END.finditer(text))]
    whole = tuple(text[start:end].strip() for start, end in pairwise(ends))
    return whole, text[ends[-1] :].strip()


def take_first_sentences(text: str, length: int) -> str:
    """Return as many sentences from the start as fit in so many letters, at least one.

    Empty if the text has no whole sentence.
    """
    taken, *more = list_whole_sentences(text) or [""]
    for sentence in more:
        if len(taken) + 1 + len(sentence) > length:
            break
        taken = f"{taken} {sentence}"
    return taken
