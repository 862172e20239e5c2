"""Facts about an article: people, dates, warnings, and the foot of a printed page."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from blog.choices import Audience
from blog.record.article_record import ArticleRecord, Person
from blog.record.content_parts import Note, Run
from blog.rich_text.citations import Citations
from site_identity.identity import SiteIdentity


def emergency_advice(identity: SiteIdentity) -> str:
    """Return what to do in an emergency, with the number to call; empty if the site says none."""
    number, advice = identity.emergency_number, identity.emergency_advice.strip()
    if number and number not in advice:
        advice = f"{advice} {_('Call %(number)s') % {'number': number}}.".strip()
    return advice


def facts_of(record: ArticleRecord) -> Iterator[Note]:
    """Yield who wrote the article, when, and how long it takes to read."""
    if record.authors:
        yield note(_("By:"), "; ".join(map(_named, record.authors)))
    if record.date_published:
        yield note(_("Published:"), _day(record.date_published))
    if record.audience:
        yield note(_("Written for:"), str(Audience(record.audience).label))
    minutes = _("%(minutes)s min read") % {"minutes": record.minutes}
    yield note(_("Reading time:"), minutes)


def review_of(record: ArticleRecord) -> Iterator[Note]:
    """Yield the review that holds, or that there is none."""
    review = record.review
    if not review:
        yield note(
            _("Not reviewed."),
            _("No health professional has reviewed this article for this site yet."),
        )
        return
    yield note(_("Page last reviewed:"), _day(review.last_reviewed))
    yield note(_("Next review due:"), _day(review.next_review_due))
    yield note(_("Reviewed by:"), _named(review.reviewer))
    if review.is_overdue:
        yield note(_("This review is overdue."), _("Some of it may be out of date."))


def warnings_of(citations: Citations) -> Iterator[Note]:
    """Yield a warning of each source that was retracted or is in doubt."""
    for source in citations.withdrawn:
        text = _(
            "A source of this article, number %(number)s, is not to be relied on any more, "
            "or is in doubt. What rests on it may be wrong."
        )
        yield note(f"{source.warning}.", text % {"number": source.numbered.number})


def footer_of(record: ArticleRecord, identity: SiteIdentity) -> Iterator[str]:
    """Yield the lines at the foot of each page, for one that is found without the others."""
    if number := identity.help_line_number:
        yield f"{emergency_advice(identity)} {identity.help_line_label}: {number}".strip()
    elif advice := emergency_advice(identity):
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


def note(label: str, text: str) -> Note:
    return Note(label, (Run(text),))


def _day(day: date) -> str:
    return date_format(day, "j F Y").replace(" ", "\N{NO-BREAK SPACE}")
