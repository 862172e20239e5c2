"""Choose the block type of a section of a page text by its headings."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from blog.importing.draft import DraftBlock
from blog.importing.page_blocks import build_block
from blog.importing.page_sections import DraftSection

# The block types that a heading can ask for, the first that fits.
KINDS = {
    "introduction": re.compile(r"^introduction$", re.IGNORECASE),
    "conclusion": re.compile(r"^(in )?conclusions?$", re.IGNORECASE),
    "disclaimer": re.compile(r"^disclaimer$", re.IGNORECASE),
    "red_flags": re.compile(
        r"^when (to|you should|should you) (seek|call|contact|consult|talk to|speak to"
        r"|(see|visit) (an?|your|the)|get (\w+ )?(help|care|advice))\b"
        r"|\b(red flags|warning signs)\b",
        re.IGNORECASE,
    ),
    "evidence": re.compile(r"\bevidence\b", re.IGNORECASE),
    "tips": re.compile(r"\btips?\b|^getting started", re.IGNORECASE),
}
# How a section whose heading does not say "tips" announces its list of them.
ANNOUNCES_TIPS = re.compile(r"\b(tips|strategies)\b[^.]*:$", re.IGNORECASE)
SINGLE_KINDS = frozenset({"introduction", "conclusion", "disclaimer"})


@dataclass(frozen=True)
class ChosenBlock:
    """A section as a block, and what was not sure about it."""

    block: DraftBlock
    notes: tuple[str, ...]


def choose_block(section: DraftSection, earlier: Collection[str]) -> ChosenBlock:
    """Return the section as a block; `earlier` are the types of the blocks above it."""
    wanted = choose_kind(section)
    comes_too_late = wanted == "introduction" and earlier
    kind = "section" if comes_too_late or wanted in SINGLE_KINDS & set(earlier) else wanted
    block = build_block(section, kind)
    if not earlier and block.kind == "section":
        block = build_block(section, "introduction")
    return ChosenBlock(block, tuple(_build_notes(section, wanted, block)))


def choose_kind(section: DraftSection) -> str:
    """Return the block type that the headings ask for; the lowest heading decides."""
    if not section.headings:
        return "introduction"
    for heading in reversed(section.headings):
        for kind, pattern in KINDS.items():
            if pattern.search(heading):
                return kind
    announcement = section.before_list[-1:]
    if announcement and ANNOUNCES_TIPS.search(announcement[0].text):
        return "tips"
    return "section"


def _build_notes(section: DraftSection, wanted: str, block: DraftBlock) -> Iterator[str]:
    name = f"“{section.name}”"
    if block.kind == "red_flags":
        yield f"{name} does not say how urgent it is; it is marked as urgent. Check that."
    if block.kind == "introduction" and not section.headings:
        yield "The text before the first heading became the introduction."
    elif block.kind == "introduction" != wanted:
        yield f"{name} comes first, so it became the introduction."
    elif block.kind != wanted:
        yield f"{name} reads like {wanted.replace('_', ' ')} but does not fit; it became a section."
    if len(section.headings) > 1:
        above = section.headings[-2]
        yield f"“{above}” stands right above {name}; later headings may belong under it as well."
