"""Where sentences end."""

import re

# A full stop does not end a sentence after an initial or one of these.
END = re.compile(
    r"(?<!\b[A-Z])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)"
    r"[.?!][\"”’)]*(?=\s+[\"“‘(]?[A-Z0-9]|\s*$)"
)


def sentences(text: str) -> list[str]:
    """Return the whole sentences of a text, without what is left after the last."""
    ends = [match.end() for match in END.finditer(text)]
    return [text[start:end].strip() for start, end in zip([0, *ends], ends, strict=False)]


def first_sentences(text: str, length: int) -> str:
    """Return as many sentences from the start as fit in so many letters, at least one.

    Empty if the text has no whole sentence.
    """
    taken, *more = sentences(text) or [""]
    for sentence in more:
        if len(taken) + 1 + len(sentence) > length:
            break
        taken = f"{taken} {sentence}"
    return taken
