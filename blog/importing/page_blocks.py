"""The block types that a section of a page text can be made into, and how."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from blog.importing.draft import MAX_HEADING, DraftBlock
from blog.importing.page_layout import Content, LayoutParagraph
from blog.importing.page_sections import DraftSection
from blog.importing.rich_text import render_list, render_paragraph, render_sub_heading

Value = dict[str, Any]

TIP = re.compile(r"([^:.?!]{1,100}):\s+(\S.*)", re.DOTALL)
# Nothing in a page text says how urgent its red flags are, so an editor has to.
ASSUMED_URGENCY = "urgent"


def build_block(section: DraftSection, kind: str) -> DraftBlock:
    """Return the section as a block of that kind, or as a plain one if its content does not fit."""
    value = BUILDERS[kind](section)
    if value is None:
        return DraftBlock("section", _build_section(section))
    return DraftBlock(kind, value)


def render_content(content: Sequence[Content]) -> str:
    return "".join(
        render_paragraph(part.text)
        if isinstance(part, LayoutParagraph)
        else render_list(part.items)
        for part in content
    )


def _split_headings(section: DraftSection) -> tuple[str, str]:
    """Return the first heading, and those below it as HTML."""
    first, *below = section.headings
    levels = [3, *[4] * (len(below) - 1)]
    return first, "".join(map(render_sub_heading, below, levels))


def _join_headings(section: DraftSection) -> tuple[str, str]:
    """Return the headings as one, for a block without sub-headings; what does not fit, as HTML."""
    count = len(section.headings)
    while len(heading := ": ".join(section.headings[:count])) > MAX_HEADING:
        count -= 1
    return heading, "".join(map(render_paragraph, section.headings[count:]))


def _build_section(section: DraftSection) -> Value:
    heading, below = _split_headings(section)
    return {"heading": heading, "text": below + render_content(section.content)}


def _build_prose(section: DraftSection) -> Value:
    heading, below = _join_headings(section)
    return {"heading": heading, "text": below + render_content(section.content)}


def _build_disclaimer(section: DraftSection) -> Value | None:
    return None if section.list_items else _build_prose(section)


def _build_evidence(section: DraftSection) -> Value | None:
    """The statement is what stands before the first list, or else the first paragraph."""
    if not section.before_list:
        return None
    heading, below = _join_headings(section)
    end = len(section.before_list) if section.list_items else 1
    statement, findings = section.content[:end], section.content[end:]
    return {
        "heading": heading,
        "statement": below + render_content(statement),
        "findings": render_content(findings),
        "certainty": "",
    }


def _build_red_flags(section: DraftSection) -> Value | None:
    if not section.list_items:
        return None
    heading, below = _join_headings(section)
    return {
        "heading": heading,
        "urgency": ASSUMED_URGENCY,
        "lead_in": below + render_content(section.before_list),
        "signs": [render_paragraph(sign) for sign in section.list_items],
        "what_to_do": render_content(section.after_list),
    }


def _build_tips(section: DraftSection) -> Value | None:
    tips = [TIP.fullmatch(item) for item in section.list_items]
    if not tips or not all(tips) or section.after_list:
        return None
    heading, below = _split_headings(section)
    return {
        "heading": heading,
        "lead_in": below + render_content(section.before_list),
        "items": [{"title": tip[1], "text": render_paragraph(tip[2])} for tip in tips if tip],
    }


BUILDERS: dict[str, Callable[[DraftSection], Value | None]] = {
    "introduction": _build_prose,
    "conclusion": _build_prose,
    "section": _build_section,
    "disclaimer": _build_disclaimer,
    "evidence": _build_evidence,
    "red_flags": _build_red_flags,
    "tips": _build_tips,
}
