"""What is on the leaflet of an article, in order: the same that its page says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import linebreaks
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from blog.blocks.safety import Urgency
from blog.citing import citing, numbered
from blog.content import content_of
from blog.explaining import explaining
from blog.imprint import Imprint
from blog.links import loaded_links
from blog.parts import Note, Paragraph, Part, Run, SubHeading
from blog.record import ArticleRecord, Person, Section
from blog.rich_parts import parts_of, runs_of

if TYPE_CHECKING:
    from blog.models import ArticlePage


@dataclass(frozen=True)
class LeafletSection:
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
class Leaflet:
    """All that is printed, and what the file says of itself (language, authors)."""

    language: str
    title: str
    summary: str
    authors: tuple[str, ...]
    publisher: str
    url: str
    facts: tuple[Note, ...]
    review: tuple[Note, ...]
    warnings: tuple[Note, ...]
    sections: tuple[LeafletSection, ...]
    sources_heading: str
    sources: tuple[Source, ...]
    closing: tuple[LeafletSection, ...]
    live_page: str
    footer: tuple[str, ...]
    page_number: str


def leaflet_of(page: "ArticlePage", imprint: Imprint) -> Leaflet:
    """Return what is on the leaflet of a page, in a fixed number of queries."""
    record = page.record
    sections = leveled([*_sections(page, imprint)])
    return Leaflet(
        language=get_language() or record.locale,
        title=record.title,
        summary=record.summary,
        authors=tuple(person.name for person in record.authors),
        publisher=imprint.publisher.name,
        url=record.url,
        facts=tuple(_facts(record)),
        review=tuple(_review(record)),
        warnings=tuple(_warnings(page)),
        sections=tuple(sections),
        sources_heading=_("References"),
        sources=tuple(_sources(page)),
        closing=tuple(_closing(page)),
        live_page=_("Read the newest version of this page, with its links:"),
        footer=tuple(_footer(record, imprint)),
        page_number=_("Page {number} of {total}"),
    )


def leveled(sections: list[LeafletSection]) -> Iterator[LeafletSection]:
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


def _sections(page: "ArticlePage", imprint: Imprint) -> Iterator[LeafletSection]:
    with (
        loaded_links(page.body),
        citing(numbered(page.citations)),
        explaining(page.glossary),
    ):
        for child, section in zip(page.body, page.record.sections, strict=True):
            yield _section(section, content_of(child, section), imprint)
    if not page.has_own_disclaimer:
        yield LeafletSection(_("Disclaimer"), parts_of(imprint.disclaimer))


def _section(section: Section, parts: tuple[Part, ...], imprint: Imprint) -> LeafletSection:
    if section.kind == "disclaimer" and not parts:
        parts = parts_of(imprint.disclaimer)
    if section.kind != "red_flags":
        return LeafletSection(section.heading, parts)
    # As on the page, a draft's card without a choice never looks less than urgent.
    known = section.urgency in Urgency.values
    urgency = Urgency(section.urgency) if known else Urgency.URGENT
    if urgency == Urgency.EMERGENCY and (advice := emergency_advice(imprint)):
        parts = (Paragraph((Run(advice, bold=True),)), *parts)
    return LeafletSection(section.heading, parts, urgency.value, str(urgency.spoken_prefix).strip())


def emergency_advice(imprint: Imprint) -> str:
    """Return what to do in an emergency, with the number to call; empty if the site says none."""
    number, advice = imprint.emergency_number, imprint.emergency_advice.strip()
    if number and number not in advice:
        advice = f"{advice} {_('Call %(number)s') % {'number': number}}.".strip()
    return advice


def _facts(record: ArticleRecord) -> Iterator[Note]:
    if record.authors:
        yield _note(_("By:"), "; ".join(map(_named, record.authors)))
    if record.date_published:
        yield _note(_("Published:"), _day(record.date_published))
    minutes = _("%(minutes)s min read") % {"minutes": record.minutes}
    yield _note(_("Reading time:"), minutes)


def _review(record: ArticleRecord) -> Iterator[Note]:
    review = record.review
    if not review:
        yield _note(
            _("Not reviewed."),
            _("No health professional has reviewed this article for this site yet."),
        )
        return
    yield _note(_("Page last reviewed:"), _day(review.last_reviewed))
    yield _note(_("Next review due:"), _day(review.next_review_due))
    yield _note(_("Reviewed by:"), _named(review.reviewer))
    if review.is_overdue:
        yield _note(_("This review is overdue."), _("Some of it may be out of date."))


def _warnings(page: "ArticlePage") -> Iterator[Note]:
    for source in page.citations.withdrawn:
        text = _(
            "A source of this article, number %(number)s, is not to be relied on any more, "
            "or is in doubt. What rests on it may be wrong."
        )
        yield _note(f"{source.warning}.", text % {"number": source.numbered.number})


def _sources(page: "ArticlePage") -> Iterator[Source]:
    for source in page.citations.listed:
        runs = list(runs_of(source.html))
        for link in source.links:
            runs += [Run(" "), Run(link.label, url=link.url)]
        warning = f"{source.warning}." if source.warning else ""
        yield Source(source.numbered.number, warning, (Paragraph(tuple(runs)),))


def _closing(page: "ArticlePage") -> Iterator[LeafletSection]:
    """Yield what stands after the references."""
    made = list(parts_of(linebreaks(page.how_made, autoescape=True)))
    if page.funding:
        made.append(_note(_("Funding:"), page.funding))
    if page.conflicts:
        made.append(_note(_("Conflicts of interest:"), page.conflicts))
    if made:
        yield LeafletSection(_("How this was made"), tuple(made))
    if attribution := parts_of(expand_db_html(page.attribution)):
        yield LeafletSection(_("Source and licence"), attribution)


def _footer(record: ArticleRecord, imprint: Imprint) -> Iterator[str]:
    """Yield the lines at the foot of each page, for one that is found without the others."""
    if number := imprint.help_line_number:
        yield f"{emergency_advice(imprint)} {imprint.help_line_label}: {number}".strip()
    elif advice := emergency_advice(imprint):
        yield advice
    dates = []
    if record.date_modified:
        changed = _day(timezone.localdate(record.date_modified))
        dates.append(_("Version of %(date)s") % {"date": changed})
    if review := record.review:
        dates.append(f"{_('Page last reviewed:')} {_day(review.last_reviewed)}")
        dates.append(f"{_('Next review due:')} {_day(review.next_review_due)}")
    else:
        dates.append(_("Not reviewed by a health professional"))
    yield " · ".join(dates)
    yield record.url


def _named(person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.credentials)))


def _note(label: str, text: str) -> Note:
    return Note(label, (Run(text),))


def _day(day: date) -> str:
    return date_format(day, "j F Y")
