"""The block types that a section of a page text can be made into, and how."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from blog.importing.draft import MAX_HEADING, DraftBlock
from blog.importing.page_layout import Content, Paragraph
from blog.importing.page_sections import Section
from blog.importing.rich_text import bullet_list, paragraph, sub_heading

Value = dict[str, Any]

TIP = re.compile(r"([^:.?!]{1,100}):\s+(\S.*)", re.DOTALL)
# Nothing in a page text says how urgent its red flags are, so an editor has to.
ASSUMED_URGENCY = "urgent"


def block_for(section: Section, kind: str) -> DraftBlock:
    """Return the section as a block of that kind, or as a plain one if its content does not fit."""
    value = MAKERS[kind](section)
    if value is None:
        return DraftBlock("section", _section(section))
    return DraftBlock(kind, value)


def html_of(content: Sequence[Content]) -> str:
    return "".join(
        paragraph(part.text) if isinstance(part, Paragraph) else bullet_list(part.items)
        for part in content
    )


def _with_sub_headings(section: Section) -> tuple[str, str]:
    """Return the first heading, and those below it as HTML."""
    first, *below = section.headings
    levels = [3, *[4] * (len(below) - 1)]
    return first, "".join(map(sub_heading, below, levels))


def _in_one_heading(section: Section) -> tuple[str, str]:
    """Return the headings as one, for a block without sub-headings; what does not fit, as HTML."""
    count = len(section.headings)
    while len(heading := ": ".join(section.headings[:count])) > MAX_HEADING:
        count -= 1
    return heading, "".join(map(paragraph, section.headings[count:]))


def _section(section: Section) -> Value:
    heading, below = _with_sub_headings(section)
    return {"heading": heading, "text": below + html_of(section.content)}


def _prose(section: Section) -> Value:
    heading, below = _in_one_heading(section)
    return {"heading": heading, "text": below + html_of(section.content)}


def _disclaimer(section: Section) -> Value | None:
    return None if section.list_items else _prose(section)


def _evidence(section: Section) -> Value | None:
    """The statement is what stands before the first list, or else the first paragraph."""
    if not section.before_list:
        return None
    heading, below = _in_one_heading(section)
    end = len(section.before_list) if section.list_items else 1
    statement, findings = section.content[:end], section.content[end:]
    return {
        "heading": heading,
        "statement": below + html_of(statement),
        "findings": html_of(findings),
        "certainty": "",
    }


def _red_flags(section: Section) -> Value | None:
    if not section.list_items:
        return None
    heading, below = _in_one_heading(section)
    return {
        "heading": heading,
        "urgency": ASSUMED_URGENCY,
        "lead_in": below + html_of(section.before_list),
        "signs": [paragraph(sign) for sign in section.list_items],
        "what_to_do": html_of(section.after_list),
    }


def _tips(section: Section) -> Value | None:
    tips = [TIP.fullmatch(item) for item in section.list_items]
    if not tips or not all(tips) or section.after_list:
        return None
    heading, below = _with_sub_headings(section)
    return {
        "heading": heading,
        "lead_in": below + html_of(section.before_list),
        "items": [{"title": tip[1], "text": paragraph(tip[2])} for tip in tips if tip],
    }


MAKERS: dict[str, Callable[[Section], Value | None]] = {
    "introduction": _prose,
    "conclusion": _prose,
    "section": _section,
    "disclaimer": _disclaimer,
    "evidence": _evidence,
    "red_flags": _red_flags,
    "tips": _tips,
}
