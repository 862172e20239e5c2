"""A reader's words as a query. Pure: no database, no engine."""

import re
from dataclasses import dataclass

MAX_CHARACTERS = 1_000
MAX_WORDS = 32
MAX_PAGE = 50
HITS_PER_PAGE = 10

# Words so common that they say nothing about what is sought. Neither engine indexes them.
STOP_WORDS = frozenset(
    """
    a about above after again against all also although am among an and any are as at be
    because been before being below between both but by can could did do does doing during
    each either every few for from further had has have having he her here him his how however
    i if in including into is it its just like many may me might more most much must my nor
    not now of off often on once one only or other others our ours out over own particularly
    per same several shall she should since so some such than that the their them then there
    these they this those though through thus to too two under until up upon us various very
    via was we well were what when where whether which while who whose why will with within
    without would yet you your
    """.split()  # noqa: SIM905, so many words read better as prose
)


@dataclass(frozen=True)
class SearchQuery:
    """What to look for: `text` to show again, `words` to search for, `page` from 1 to 50."""

    text: str
    words: tuple[str, ...]
    page: int = 1
    is_shortened: bool = False

    @property
    def offset(self) -> int:
        return (self.page - 1) * HITS_PER_PAGE


def parse_query(raw: str, page: str = "1") -> SearchQuery:
    """Return the query for what a reader typed; any text is a query, if perhaps without words.

    Only the first 1,000 characters and 32 telling words count, which bounds the work of a search.
    """
    text = " ".join(raw[:MAX_CHARACTERS].split())
    words = re.findall(r"\w+(?:['’]\w+)*", text.lower())
    telling = [word for word in words if word not in STOP_WORDS] or words
    return SearchQuery(
        text=text,
        words=tuple(dict.fromkeys(telling))[:MAX_WORDS],
        page=parse_page(page),
        is_shortened=len(raw) > MAX_CHARACTERS or len(telling) > MAX_WORDS,
    )


def parse_page(raw: str) -> int:
    """Return the page number asked for, brought into 1 to 50; 1 for what is no number."""
    try:
        return min(max(int(raw), 1), MAX_PAGE)
    except ValueError:
        return 1
