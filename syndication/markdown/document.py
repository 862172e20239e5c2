"""Render an article as Markdown (CommonMark with GitHub's tables) for programs.

Urgent signs come first, whatever the order of the page: a program may stop reading early.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from blog.choices import Urgency
from blog.record.content_parts import (
    Items,
    Note,
    Paragraph,
    Part,
    People,
    Picture,
    Run,
    Runs,
    SubHeading,
    Table,
)
from blog.record.text_document import TextDocument, TextSection

# What Markdown may take for more than text; at the start of a line, some more.
MARKS = re.compile(r"[\\`*_\[\]<>|~&$]")
AT_LINE_START = re.compile(r"^(\s*)([#+=:-]|\d+(?=[.)]))")
SPACE_AROUND = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
LINE_BREAKS = re.compile(r"\s*[\r\n]\s*")
CLOSING = re.compile(r"#+$")
INDENT = "    "


def markdown_of(article: TextDocument) -> str:
    """Return the article as one Markdown document that ends in a line feed."""
    blocks = [
        render_heading(1, format_line(article.title)),
        format_line(article.summary),
        "\n".join(f"- {render_note(fact)}" for fact in chain(article.notices, article.facts)),
        *map(render_note, article.warnings),
        *chain.from_iterable(map(render_sections, sort_urgent_first(article.sections))),
        *render_sources(article),
        *chain.from_iterable(map(render_sections, article.closing)),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def sort_urgent_first(sections: Iterable[TextSection]) -> list[TextSection]:
    """Return the red flags, the most urgent first, and then all other blocks in their order."""
    order = {urgency.value: place for place, urgency in enumerate(Urgency)}
    return sorted(sections, key=lambda section: order.get(section.urgency, len(order)))


def render_sections(section: TextSection) -> Iterator[str]:
    heading = f"{section.prefix} {section.heading}".strip()
    if heading:
        yield render_heading(2, format_line(heading))
    yield from map(render_block, section.parts)


def render_sources(article: TextDocument) -> Iterator[str]:
    if not article.sources:
        return
    yield f"## {format_line(article.sources_heading)}"
    for source in article.sources:
        warning = f"**{format_line(source.warning)}** " if source.warning else ""
        text = " ".join(render_block(part) for part in source.parts)
        yield f"\\[{source.number}\\] {warning}{text}"


def render_block(part: Part) -> str:
    match part:
        case Paragraph() | People():
            return at_start(render_inline(part.runs))
        case SubHeading():
            return render_heading(part.level, render_inline(part.runs))
        case Note():
            return render_note(part)
        case Items():
            return "\n".join(
                render_item(number, content, part) for number, content in number_items(part)
            )
        case Table():
            return render_table(part)
        case Picture():
            return describe_picture(part)


def render_note(part: Note) -> str:
    label = f"**{format_line(part.label)}** " if part.label else ""
    return f"{label}{render_inline(part.runs)}"


def number_items(items: Items) -> Iterator[tuple[int, str]]:
    for number, parts in enumerate(items.items, start=1):
        yield number, "\n\n".join(map(render_block, parts))


def render_item(number: int, content: str, items: Items) -> str:
    mark = f"{number}." if items.is_ordered else "-"
    return f"{mark:<4}" + content.replace("\n", f"\n{INDENT}").replace(f"\n{INDENT}\n", "\n\n")


def render_table(part: Table) -> str:
    rows = [[format_line(name) for name in part.header], ["---"] * len(part.header)]
    rows += [
        [" ".join(map(render_block, cell)).replace("\n", " ") for cell in row] for row in part.rows
    ]
    caption = f"**{format_line(part.caption)}**\n\n" if part.caption else ""
    return caption + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def describe_picture(part: Picture) -> str:
    """Return the description of a picture; empty for decoration."""
    return f"*{format_line(' – '.join(filter(None, (part.alt, part.credit))))}*" if part.alt else ""


def render_inline(runs: Runs) -> str:
    """Return runs as one line."""
    lines = ["", *(LINE_BREAKS.sub(" ", run.text) for run in runs), ""]
    around = zip(lines, lines[1:], lines[2:], strict=False)
    styled = (
        render_styled(replace(run, text=line), before[-1:], after[:1])
        for run, (before, line, after) in zip(runs, around, strict=True)
    )
    # An exclamation mark before a link would make it an image.
    return "".join(styled).replace("![", "\\![")


def render_heading(level: int, text: str) -> str:
    """Return a heading; signs at its end are words, and do not close it."""
    text = CLOSING.sub(lambda match: r"\#" * len(match[0]), text)
    return f"{'#' * level} {text}"


def render_styled(run: Run, before: str = "", after: str = "") -> str:
    """Return a run in its style, where Markdown can tell it from the characters around it."""
    left, text, right = SPACE_AROUND.fullmatch(run.text).groups()  # type: ignore[union-attr]
    is_link = run.url and not run.url.startswith("#")
    if text and (is_link or can_mark(left or before, text, right or after)):
        mark = "*" * (run.italic + 2 * run.bold)
        text = f"{mark}{escape(text)}{mark}"
    else:
        text = escape(text)
    if text and is_link:
        text = f"[{text}](<{run.url.replace('<', '%3C').replace('>', '%3E')}>)"
    return f"{left}{text}{right}"


def can_mark(before: str, text: str, after: str) -> bool:
    """Return whether marks around the text would be read as such: CommonMark, 6.2 (flanking)."""
    opens = is_word(text[0]) or not is_word(before[-1:])
    return opens and (is_word(text[-1]) or not is_word(after[:1]))


def is_word(character: str) -> bool:
    """Return whether a character is neither space nor punctuation; no character is not."""
    return bool(character.strip()) and unicodedata.category(character)[0] not in "PSZ"


def format_line(text: str) -> str:
    """Return text as one line in which no character is Markdown syntax."""
    return at_start(escape(" ".join(text.split())))


def escape(text: str) -> str:
    return MARKS.sub(r"\\\g<0>", " ".join(text.split(" ")))


def at_start(text: str) -> str:
    """Return a line that begins no heading, list or rule."""
    return AT_LINE_START.sub(lambda m: f"{m[1]}{guard(m[2])}", text)


def guard(mark: str) -> str:
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"
