"""An article as Markdown (CommonMark, with tables as GitHub writes them), for programs that read.

Urgent signs come first, whatever the order of the page: what reads may stop early.
"""

import re
from collections.abc import Iterable, Iterator
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
from blog.record.text_document import PlainArticle, PlainSection

# What Markdown may take for more than text; at the start of a line, some more.
MARKS = re.compile(r"[\\`*_\[\]<>|~&$]")
AT_LINE_START = re.compile(r"^(\s*)([#+=:-]|\d+(?=[.)]))")
SPACE_AROUND = re.compile(r"^(\s*)(.*?)(\s*)$", re.DOTALL)
INDENT = "    "


def markdown_of(article: PlainArticle) -> str:
    """Return the article as one Markdown document that ends in a line feed."""
    blocks = [
        f"# {line(article.title)}",
        line(article.summary),
        "\n".join(f"- {note(fact)}" for fact in chain(article.facts, article.review)),
        *map(note, article.warnings),
        *chain.from_iterable(map(section_blocks, urgent_first(article.sections))),
        *source_blocks(article),
        *chain.from_iterable(map(section_blocks, article.closing)),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def urgent_first(sections: Iterable[PlainSection]) -> list[PlainSection]:
    """Return the red flags, the most urgent first, and then all else in its order."""
    order = {urgency.value: place for place, urgency in enumerate(Urgency)}
    return sorted(sections, key=lambda section: order.get(section.urgency, len(order)))


def section_blocks(section: PlainSection) -> Iterator[str]:
    heading = f"{section.prefix} {section.heading}".strip()
    if heading:
        yield f"## {line(heading)}"
    yield from map(block, section.parts)


def source_blocks(article: PlainArticle) -> Iterator[str]:
    if not article.sources:
        return
    yield f"## {line(article.sources_heading)}"
    for source in article.sources:
        warning = f"**{line(source.warning)}** " if source.warning else ""
        text = " ".join(block(part) for part in source.parts)
        yield f"\\[{source.number}\\] {warning}{text}"


def block(part: Part) -> str:
    match part:
        case Paragraph() | People():
            return at_start(inline(part.runs))
        case SubHeading():
            return f"{'#' * part.level} {inline(part.runs)}"
        case Note():
            return note(part)
        case Items():
            return "\n".join(item(number, content, part) for number, content in numbered(part))
        case Table():
            return table(part)
        case Picture():
            return picture(part)


def note(part: Note) -> str:
    label = f"**{line(part.label)}** " if part.label else ""
    return f"{label}{inline(part.runs)}"


def numbered(items: Items) -> Iterator[tuple[int, str]]:
    for number, parts in enumerate(items.items, start=1):
        yield number, "\n\n".join(map(block, parts))


def item(number: int, content: str, items: Items) -> str:
    mark = f"{number}." if items.is_ordered else "-"
    return f"{mark:<4}" + content.replace("\n", f"\n{INDENT}").replace(f"\n{INDENT}\n", "\n\n")


def table(part: Table) -> str:
    rows = [[line(name) for name in part.header], ["---"] * len(part.header)]
    rows += [[" ".join(map(block, cell)).replace("\n", " ") for cell in row] for row in part.rows]
    caption = f"**{line(part.caption)}**\n\n" if part.caption else ""
    return caption + "\n".join(f"| {' | '.join(row)} |" for row in rows)


def picture(part: Picture) -> str:
    """Return what a picture shows, in words; nothing for decoration."""
    return f"*{line(' – '.join(filter(None, (part.alt, part.credit))))}*" if part.alt else ""


def inline(runs: Runs) -> str:
    return "".join(map(styled, runs))


def styled(run: Run) -> str:
    before, text, after = SPACE_AROUND.fullmatch(run.text).groups()  # type: ignore[union-attr]
    text = escaped(text)
    if text:
        mark = "*" * (run.italic + 2 * run.bold)
        text = f"{mark}{text}{mark}"
    if text and run.url and not run.url.startswith("#"):
        text = f"[{text}](<{run.url.replace('<', '%3C').replace('>', '%3E')}>)"
    return f"{before}{text}{after}"


def line(text: str) -> str:
    """Return text as one line that means nothing but itself."""
    return at_start(escaped(" ".join(text.split())))


def escaped(text: str) -> str:
    return MARKS.sub(r"\\\g<0>", " ".join(text.split(" ")))


def at_start(text: str) -> str:
    """Return a line that begins no heading, list or rule."""
    return AT_LINE_START.sub(lambda m: f"{m[1]}{guarded(m[2])}", text)


def guarded(mark: str) -> str:
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"
