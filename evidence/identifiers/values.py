"""Normalise each kind of identifier to its stored form, or raise `ValueError`.

Sources: DOI Handbook, chapter 2 (a DOI is compared without regard to the case of ASCII letters,
and its suffix may hold any printable character); ANSI/NISO Z39.56 for the brackets and
semicolons of old DOIs; PubMed Help (a PMID has 1 to 8 digits).
"""

import re
import string
from urllib.parse import unquote, urlsplit, urlunsplit

from django.utils.translation import gettext as _

from evidence.identifiers.patterns import DOI, DOI_PREFIX

MAX_DOI = 255
MAX_URL = 2000
# Invisible characters that copying brings along: control characters, soft hyphens, zero-width and
# direction marks, halves of UTF-16 pairs.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
NEXT_ONE = re.compile(
    rf"[,;|](?={DOI_PREFIX}/|doi:|(?:dx\.)?doi\.org/|https?://|pmid|pmc|isbn)", re.IGNORECASE
)
ENCODED = re.compile(f"{DOI_PREFIX}%2F", re.IGNORECASE)
BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}
TO_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def normalise_doi(text: str) -> str:
    """Return a DOI in small letters, without the punctuation of the sentence around it."""
    text = unquote(text) if ENCODED.match(text) else text
    first = NEXT_ONE.split(INVISIBLE.sub("", text), maxsplit=1)[0]
    doi = trim(first).translate(TO_LOWER)
    if len(doi) > MAX_DOI or not DOI.fullmatch(doi):
        raise ValueError(_("“%(text)s” is not a valid DOI.") % {"text": shorten(text)})
    return doi


def normalise_pmid(text: str) -> str:
    return _normalise_number(
        text, _("“%(text)s” is not a valid PMID: a number of at most 8 digits.")
    )


def normalise_pmcid(text: str) -> str:
    reason = _("“%(text)s” is not a valid PMCID: PMC and a number of at most 8 digits.")
    return f"PMC{_normalise_number(text, reason)}"


def normalise_url(text: str) -> str:
    """Return a web address with scheme and host in small letters."""
    reason = _("“%(text)s” is not a valid web address.") % {"text": shorten(text)}
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise ValueError(reason) from error
    if not has_host or "@" in parts.netloc or len(text) > MAX_URL:
        raise ValueError(reason)
    host = parts.netloc.translate(TO_LOWER)
    return trim(urlunsplit(parts._replace(netloc=host)))


def trim(word: str) -> str:
    """Return a word without closing punctuation, and without brackets it did not open."""
    end = len(word)
    while end and (
        word[end - 1] in ".,;:!?'\"’”»…"
        or (word[end - 1] in BRACKETS and not _is_balanced(word[:end]))
    ):
        end -= 1
    return word[:end]


def shorten(text: str) -> str:
    """Return the quotation of a text in a message: one line of at most 80 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def _is_balanced(word: str) -> bool:
    return word.count(word[-1]) <= word.count(BRACKETS[word[-1]])


def _normalise_number(text: str, reason: str) -> str:
    digits = text.lstrip("0")
    if not re.fullmatch("[0-9]{1,8}", digits):
        raise ValueError(reason % {"text": shorten(text)})
    return digits
