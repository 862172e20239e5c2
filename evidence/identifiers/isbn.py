"""Validate International Standard Book Numbers.

Source: ISO 2108:2017; International ISBN Agency, "ISBN Users' Manual", 7th edition, section 5.
"""

import re

from django.utils.translation import gettext as _

SEPARATORS = re.compile(r"[\s‐‑‒–—-]")


def normalise_isbn(text: str) -> str:
    """Return the 13 digits of an ISBN of 10 or 13; `ValueError` names the fault."""
    digits = SEPARATORS.sub("", text).upper()
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        _check(text, digits, _check_digit_10(digits))
        return f"978{digits[:9]}{_check_digit_13('978' + digits)}"
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        reason = _("“%(text)s” is not a valid ISBN: 10 digits, or 13 that begin with 978 or 979.")
        raise ValueError(reason % {"text": text})
    _check(text, digits, _check_digit_13(digits))
    return digits


def _check(text: str, digits: str, right: str) -> None:
    if digits[-1] != right:
        reason = _("The check digit of ISBN %(text)s is wrong: it should end in %(digit)s.")
        raise ValueError(reason % {"text": text, "digit": right})


def _check_digit_10(digits: str) -> str:
    rest = -sum((10 - place) * int(digit) for place, digit in enumerate(digits[:9])) % 11
    return "X" if rest == 10 else str(rest)


def _check_digit_13(digits: str) -> str:
    weighted = (int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits[:12]))
    return str(-sum(weighted) % 10)
