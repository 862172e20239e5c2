"""Select and normalise the searches to count. Pure: reads the request, keeps nothing."""

import re
import unicodedata

from django.conf import settings
from django.http import HttpRequest

from search.urgent import find_emergency

MAX_CHARACTERS = 200
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# An e-mail address, a web address, or five digits however they are grouped, as in a phone number.
PERSONAL = re.compile(r"@|://|\w\.[^\W\d_]{2}|\d(?:[\W_]*\d){4}")


def get_countable_query(typed: str) -> str:
    """Return the query to count for a search; empty for one that may not be counted.

    That is one without a word, one that may identify a person, and one about an emergency.
    """
    query = normalise(typed)
    if not any(map(str.isalnum, query)) or is_personal(typed) or find_emergency(typed):
        return ""
    return query


def normalise(typed: str) -> str:
    """Return the words in lower case, in their order, cut to 200 characters."""
    words = UNPRINTABLE.sub(" ", typed).lower().split()
    return " ".join(words)[:MAX_CHARACTERS].rstrip()


def is_personal(typed: str) -> bool:
    """Return whether the text holds an address or a number that may identify a person."""
    return bool(PERSONAL.search(unicodedata.normalize("NFKC", typed).lower()))


def is_countable(request: HttpRequest) -> bool:
    """Return whether a reader sent the search form without asking not to be tracked.

    The form sends `q` alone: more pages, and narrower lists, are the same search again.
    Readers have no session; editors do.
    """
    headers = request.headers
    return (
        request.method == "GET"
        and set(request.GET) == {"q"}
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "1" not in (headers.get("DNT"), headers.get("Sec-GPC"))
        and "Sec-Purpose" not in headers  # fetched ahead, perhaps never looked at
        and headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
    )
