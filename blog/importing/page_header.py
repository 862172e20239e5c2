"""The top of a page text: title, date, by-line and tags, before the article itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from blog.importing.draft import MAX_TITLE, DraftAuthor
from blog.importing.errors import NotAnArticle

HELP_LINE = re.compile(r"\s*help ?line\s*:?[\d\s()+-]*$", re.IGNORECASE)
PHONE_NUMBER = re.compile(r"[\d\s()+-]{5,}$")
LABEL = re.compile(r"\b(Published|Reading time|By)\s*:", re.IGNORECASE)
# The page shows a sign (a calendar, a clock, a pen) before each label.
SIGN = re.compile(r"[^\w\s.,;:()\[\]'\"&/+-]+\s*$")
READING_TIME = re.compile(r"\d+ min(ute)?s?( read)?$", re.IGNORECASE)
ORGANISATION = re.compile(
    r"\b(team|institutes?|society|foundation|hospital|nhs|university|group|association|charity"
    r"|editors|sciaticalm)\b",
    re.IGNORECASE,
)
SEVERAL_NAMES = re.compile(r",|&|\band\b")
SLUGS = re.compile(r"[\w-]+(\s*[\s,;#]\s*#?[\w-]+)*")
MAX_NAME_LENGTH = 255
ONE_SLUG = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class PageHeader:
    """What stands above the article; `tag_line` is as written, `body` are the lines below."""

    title: str
    date_published: date | None
    authors: tuple[DraftAuthor, ...]
    tag_line: str
    body: tuple[str, ...]
    notes: tuple[str, ...]


def read_header(text: str) -> PageHeader:
    """Return the header of a page text; `NotAnArticle` if it has no usable title."""
    lines = _strip_help_line(text.split("\n"))
    title = lines[0].strip() if lines else ""
    if not title or len(title) > MAX_TITLE:
        raise NotAnArticle(
            f"has no title: the first line must be one, of at most {MAX_TITLE} letters."
        )
    facts, lines = _read_facts(_skip_blank_lines(lines[1:]))
    published, date_notes = _parse_published(facts.get("published", ""))
    authors, author_notes = _build_authors(facts.get("by", ""))
    tag_line, lines = _read_tag_line(lines, directly_below=bool(facts))
    notes = (*date_notes, *author_notes, *_report_left_out(facts))
    return PageHeader(title, published, authors, tag_line, tuple(lines), notes)


def _skip_blank_lines(lines: list[str]) -> list[str]:
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    return lines[start:]


def _strip_help_line(lines: list[str]) -> list[str]:
    """Drop the help line and its number: every page has them, so they belong to the site."""
    lines = _skip_blank_lines(lines)
    if lines and HELP_LINE.match(lines[0]):
        lines = _skip_blank_lines(lines[1:])
        if lines and PHONE_NUMBER.match(lines[0].strip()):
            lines = _skip_blank_lines(lines[1:])
    return lines


def _read_facts(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return what the labelled lines say, by label in lower case, and the lines after them."""
    facts: dict[str, str] = {}
    while lines and (labels := _find_labels(lines[0])):
        facts = _parse_facts(lines[0], labels) | facts
        lines = lines[1:]
    return facts, lines


def _find_labels(line: str) -> list[re.Match[str]]:
    """Return the first of each label, if the line begins with one and is no mere sentence."""
    labels = {label[1].lower(): label for label in reversed(list(LABEL.finditer(line)))}
    found = sorted(labels.values(), key=lambda label: label.start())
    return found if found and not re.search(r"\w", line[: found[0].start()]) else []


def _parse_facts(line: str, labels: list[re.Match[str]]) -> dict[str, str]:
    ends = [label.start() for label in labels[1:]] + [len(line)]
    return {
        label[1].lower(): SIGN.sub("", line[label.end() : end]).strip()
        for label, end in zip(labels, ends, strict=True)
    }


def _parse_published(value: str) -> tuple[date | None, tuple[str, ...]]:
    if not value:
        return None, ("No date of publication was found.",)
    try:
        return datetime.strptime(value, "%m/%d/%Y").date(), ()
    except ValueError:
        return None, (f"“{value}” is no date as month/day/year; enter it by hand.",)


def _build_authors(value: str) -> tuple[tuple[DraftAuthor, ...], tuple[str, ...]]:
    if not value:
        return (), ("No by-line was found.",)
    if len(value) > MAX_NAME_LENGTH:
        return (), (f"“{value}” is too long for a by-line; enter the authors by hand.",)
    if ORGANISATION.search(value):
        return (DraftAuthor(value, "organisation"),), ()
    author = (DraftAuthor(value, "person"),)
    if SEVERAL_NAMES.search(value):
        return author, (f"The by-line “{value}” was kept as one author; it may name several.",)
    return author, ()


def _report_left_out(facts: dict[str, str]) -> Iterator[str]:
    """Say what the header has that is neither kept nor known to be superfluous."""
    reading_time = facts.get("reading time", "")
    if reading_time and not READING_TIME.match(reading_time):
        yield f"“{reading_time}” after the reading time was left out."


def _read_tag_line(lines: list[str], *, directly_below: bool) -> tuple[str, list[str]]:
    """Return the line of tags, if there is one, and the lines after it.

    Tags are in lower case. A line of several words is taken for tags only if it stands
    directly below the facts; elsewhere it is more likely a sentence.
    """
    may_have_several = directly_below and bool(lines) and bool(lines[0].strip())
    lines = _skip_blank_lines(lines)
    line = lines[0].strip() if lines else ""
    pattern = SLUGS if may_have_several else ONE_SLUG
    if line.islower() and pattern.fullmatch(line):
        return line, lines[1:]
    return "", lines
