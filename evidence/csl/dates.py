"""Parse dates of CSL-JSON: `{"date-parts": [[year, month, day]]}`, as far as they are known."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from evidence.csl.cleaning import extract_text

BOUNDS = ((1000, 2999), (1, 12), (1, 31))


def parse_date_parts(value: Any) -> list[int]:
    """Return year, month and day of a date, untrusted, ending before the first that cannot be."""
    dates = value.get("date-parts") if isinstance(value, Mapping) else None
    first = dates[0] if isinstance(dates, list) and dates else []
    return parse_possible_parts(first if isinstance(first, list) else [first])


def clean_date(value: Any) -> dict[str, object]:
    """Return an untrusted date in CSL's form; empty if not even its year is known."""
    parts = parse_date_parts(value)
    return {"date-parts": [parts]} if parts else {}


def parse_possible_parts(values: list[Any]) -> list[int]:
    """Return year, month and day out of numbers or digits, as far as they are possible."""
    parts: list[int] = []
    for value, (least, most) in zip(values, BOUNDS, strict=False):
        text = extract_text(value).strip()
        if not text.isascii() or not text.isdigit() or not least <= int(text[:9]) <= most:
            break
        parts.append(int(text))
    return parts


def parse_date(value: Any) -> date | None:
    """Return the day that a CSL date names; None for a month, a year or no date."""
    parts = parse_date_parts(value)
    with suppress(ValueError):
        return date(*parts) if len(parts) == 3 else None
    return None
