"""An article without markup, in order: what its page says, for every form that is not the page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.html import linebreaks
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

from blog.choices import Urgency
from blog.record.absolute_links import make_links_absolute
from blog.record.article_facts import build_emergency_advice, build_footer
from blog.record.content_parts import Note, Paragraph, Part, Run, SubHeading
from blog.record.labels import get_label
from blog.record.reading import Reading
from blog.record.sections import Section
from blog.rich_text.html_parts import parse_parts, parse_runs
from site_identity.identity import SiteIdentity


@dataclass(frozen=True)
class TextSection:
    """`urgency` makes it a care card; `prefix` says that in words before the heading."""

    heading: str
    parts: tuple[Part, ...]
    urgency: str = ""
    prefix: str = ""


@dataclass(frozen=True)
class Source:
    number: int
    warning: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class TextDocument:
    """All that is printed or handed on, and what a file says of itself (language, authors)."""

    language: str
    title: str
    summary: str
    authors: tuple[str, ...]
    publisher: str
    url: str
    notices: tuple[Note, ...]
    facts: tuple[Note, ...]
    warnings: tuple[Note, ...]
    sections: tuple[TextSection, ...]
    sources_heading: str
    sources: tuple[Source, ...]
    closing: tuple[TextSection, ...]
    live_page: str
    footer: tuple[str, ...]
    page_number: str


def build_text_document(reading: Reading, identity: SiteIdentity) -> TextDocument:
    """Return what an article says, in a fixed number of queries, with links that work anywhere."""
    record = reading.record
    sections = normalise_heading_levels([*_build_sections(reading, identity)])
    plain = TextDocument(
        language=get_language() or record.locale,
        title=record.title,
        summary=record.summary,
        authors=tuple(person.name for person in record.authors),
        publisher=identity.publisher.name,
        url=record.url,
        notices=tuple(notice.note for notice in reading.review_notices),
        facts=tuple(fact.note for fact in reading.facts),
        warnings=tuple(warning.note for warning in reading.warnings),
        sections=tuple(sections),
        sources_heading=get_label("references"),
        sources=tuple(_build_sources(reading)),
        closing=tuple(_build_closing_sections(reading)),
        live_page=_("Read the newest version of this page, with its links:"),
        footer=tuple(build_footer(record, identity)),
        page_number=_("Page {number} of {total}"),
    )
    return make_links_absolute(plain, record.url)


def normalise_heading_levels(sections: list[TextSection]) -> Iterator[TextSection]:
    """Yield the sections with no level of heading left out, which would break the outline."""
    last = 1
    for section in sections:
        last = 2 if section.heading else last
        parts: list[Part] = []
        for part in section.parts:
            if isinstance(part, SubHeading):
                last = min(max(part.level, 2), last + 1)
                parts.append(replace(part, level=last))
            else:
                parts.append(part)
        yield replace(section, parts=tuple(parts))


def _build_sections(reading: Reading, identity: SiteIdentity) -> Iterator[TextSection]:
    if easy_read := reading.record.easy_read:
        lines = tuple(Paragraph((Run(line),)) for line in easy_read)
        yield TextSection(get_label("easy_read"), lines)
    for child, section in zip(reading.body, reading.record.sections, strict=True):
        yield _build_section(section, get_block_parts(child), identity)
    if not reading.has_own_disclaimer:
        yield TextSection(get_label("disclaimer"), parse_parts(identity.disclaimer))


def get_block_parts(child: StreamValue.StreamChild) -> tuple[Part, ...]:
    """Return what a block says below its heading, as the page shows it."""
    return tuple(child.block.get_parts(child.value)) if child.value else ()


def _build_section(
    section: Section, parts: tuple[Part, ...], identity: SiteIdentity
) -> TextSection:
    if section.kind == "disclaimer" and not parts:
        parts = parse_parts(identity.disclaimer)
    if section.kind != "red_flags":
        return TextSection(section.heading, parts)
    urgency = section.level
    if urgency == Urgency.EMERGENCY and (advice := build_emergency_advice(identity)):
        parts = (Paragraph((Run(advice, bold=True),)), *parts)
    return TextSection(section.heading, parts, urgency.value, str(urgency.spoken_prefix).strip())


def _build_sources(reading: Reading) -> Iterator[Source]:
    for source in reading.citations.listed:
        runs = list(parse_runs(source.html))
        for link in source.links:
            runs += [Run(" "), Run(link.label, url=link.url)]
        warning = f"{source.warning}." if source.warning else ""
        yield Source(source.numbered.number, warning, (Paragraph(tuple(runs)),))


def _build_closing_sections(reading: Reading) -> Iterator[TextSection]:
    """Yield what stands after the references."""
    page = reading.page
    made = list(parse_parts(linebreaks(page.how_made, autoescape=True)))
    made += [fact.note for fact in reading.declarations]
    if made:
        yield TextSection(get_label("how_made"), tuple(made))
    if attribution := parse_parts(expand_db_html(page.attribution)):
        yield TextSection(get_label("source_and_licence"), attribution)
