"""Risks that are said only in relation to another, which makes them sound larger. Pure.

"Halves the risk" may mean from 2 to 1 in 1,000. Source: Gigerenzer et al., Psychol Sci Public
Interest 2007;8:53-96, doi:10.1111/j.1539-6053.2008.00033.x: give absolute risks.
"""

import re

RISK = r"(?:risks?|chances?|odds|likelihood|rates?)"
RELATIVE = re.compile(
    rf"""
    \b\d+(?:\.\d+)?\s?(?:%|per\ ?cent)\s+(?:more|less|fewer|higher|lower|greater|smaller|
        reduction|increase|decrease|drop|rise)\b
    | \b(?:reduc|increas|lower|rais|cut|decreas)\w*\s+(?:\w+\s+){{0,4}}{RISK}\b[^.]{{0,60}}?
        \bby\s+(?:\d|half|a\ (?:third|quarter|fifth))
    | \b(?:doubl|halv|tripl)\w+\s+(?:\w+\s+){{0,3}}{RISK}\b
    | \b(?:twice|three\ times|four\ times|half)\s+(?:as\s+likely|the\s+{RISK})\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
ABSOLUTE = re.compile(
    r"\b\d[\d,]*\s+(?:in|of|out of|per)\s+(?:every\s+)?\d|\bof\s+\d[\d,]*\s+\w+,\s+\d",
    re.IGNORECASE,
)


def find_relative_risk(text: str) -> str:
    """Return the words that say a risk in relation to another; empty if the text says it plainly.

    A text that gives numbers of people anywhere is taken to say it plainly: "3 in 100", or "of 100
    people, 3".
    """
    found = RELATIVE.search(text)
    return found[0] if found and not ABSOLUTE.search(text) else ""
