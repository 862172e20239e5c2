"""Facts about an article: people, dates, warnings, and the foot of a printed page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from blog.choices import ArticleKind, Audience
from blog.models.article_content import ArticleContent
from blog.record.article_record import ArticleRecord, Person, TopicLabel
from blog.record.content_parts import Note, Run
from blog.record.labels import get_label
from blog.rich_text.citations import Citations
from blog.rich_text.html_parts import parse_runs
from site_identity.identity import SiteIdentity


def build_emergency_advice(identity: SiteIdentity) -> str:
    """Return what to do in an emergency, with the number to call; empty if the site says none."""
    number, advice = identity.emergency_number, identity.emergency_advice.strip()
    if number and number not in advice:
        advice = f"{advice} {_('Call %(number)s') % {'number': number}}.".strip()
    return advice


@dataclass(frozen=True)
class Fact:
    """Something about an article, under a label: a text, a day, people or topics."""

    label: str
    text: str = ""
    day: date | None = None
    people: tuple[Person, ...] = ()
    topics: tuple[TopicLabel, ...] = ()
    anchor: str = ""

    @property
    def note(self) -> Note:
        """The fact in words alone."""
        people = "; ".join(map(_name_with_credentials, self.people))
        topics = ", ".join(topic.name for topic in self.topics)
        day = _format_day(self.day) if self.day else ""
        return build_note(self.label, self.text or day or people or topics)


@dataclass(frozen=True)
class ReaderNotice:
    """Something to be wary of; `html` may link to the list of sources."""

    label: str
    html: SafeString

    @property
    def note(self) -> Note:
        return Note(self.label, parse_runs(self.html))


def list_facts(record: ArticleRecord) -> Iterator[Fact]:
    """Yield when and by whom the article was written and reviewed, for whom, and about what."""
    if record.date_published:
        yield Fact(_("Published:"), day=record.date_published)
    if record.updated_on:
        yield Fact(_("Last updated:"), day=record.updated_on)
    yield Fact(_("Reading time:"), _("%(minutes)s min read") % {"minutes": record.minutes})
    if record.authors:
        yield Fact(_("By:"), people=record.authors)
    if record.audience:
        yield Fact(_("Written for:"), str(Audience(record.audience).label))
    if record.kind and record.kind != ArticleKind.OTHER:
        yield Fact(_("About:"), str(ArticleKind(record.kind).label))
    if review := record.review:
        yield Fact(_("Page last reviewed:"), day=review.last_reviewed, anchor="review")
        yield Fact(_("Next review due:"), day=review.next_review_due)
        yield Fact(_("Reviewed by:"), people=(review.reviewer,))
    if record.topics:
        yield Fact(_("Topics:"), topics=record.topics)


def list_review_notices(record: ArticleRecord) -> Iterator[ReaderNotice]:
    """Yield that nobody has reviewed the article, or that its review is overdue."""
    if not record.review:
        text = _("No health professional has reviewed this article for this site yet.")
        yield ReaderNotice(_("Not reviewed."), escape(text))
    elif record.review.is_overdue:
        text = _("Some of it may be out of date.")
        yield ReaderNotice(_("This review is overdue."), escape(text))


def list_warnings(citations: Citations) -> Iterator[ReaderNotice]:
    """Yield a warning of each source that was retracted or is in doubt."""
    for source in citations.withdrawn:
        text = _(
            'A source of this article, <a href="#reference-{number}">number {number}</a>, is not '
            "to be relied on any more, or is in doubt. What rests on it may be wrong."
        )
        yield ReaderNotice(f"{source.warning}.", format_html(text, number=source.numbered.number))


def list_declarations(page: ArticleContent) -> Iterator[Fact]:
    """Yield what an article declares of its funding and of the interests of its authors."""
    if page.funding:
        yield Fact(get_label("funding"), page.funding)
    if page.conflicts:
        yield Fact(get_label("conflicts"), page.conflicts)


def build_footer(record: ArticleRecord, identity: SiteIdentity) -> Iterator[str]:
    """Yield the lines at the foot of each page, for one that is found without the others."""
    if number := identity.help_line_number:
        yield f"{build_emergency_advice(identity)} {identity.help_line_label}: {number}".strip()
    elif advice := build_emergency_advice(identity):
        yield advice
    dates = []
    if record.date_modified:
        changed = _format_day(timezone.localdate(record.date_modified))
        dates.append(_("Version of %(date)s") % {"date": changed})
    if review := record.review:
        dates.append(f"{_('Page last reviewed:')} {_format_day(review.last_reviewed)}")
        dates.append(f"{_('Next review due:')} {_format_day(review.next_review_due)}")
    else:
        dates.append(_("Not reviewed by a health professional"))
    yield " · ".join(dates)
    yield record.url


def _name_with_credentials(person: Person) -> str:
    return ", ".join(filter(None, (person.name, person.credentials)))


def build_note(label: str, text: str) -> Note:
    return Note(label, (Run(text),))


def _format_day(day: date) -> str:
    return date_format(day, "j F Y").replace(" ", "\N{NO-BREAK SPACE}")
