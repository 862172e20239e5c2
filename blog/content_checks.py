"""What can be wrong with an article."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.citations import citing_blocks
from blog.links import dead_links
from blog.models import ArticlePage
from blog.relative_risk import relative_risk_in
from evidence.choices import Status
from review.content_checks import Found, Level, register


@register(ArticlePage, "broken-link", Level.WARNING)
def check_links(page: ArticlePage) -> Iterator[Found]:
    """A link to a page or document that is gone or unpublished; readers see its words only."""
    names = part_names(page)
    for block_id in dead_links(page.body):
        yield Found(
            _("A link in “%(part)s” leads nowhere.") % {"part": names[block_id]},
            _("Its page or document was deleted or unpublished: link another, or take it out."),
            block_id,
        )


@register(ArticlePage, "evidence-without-source", Level.WARNING)
def check_sources(page: ArticlePage) -> Iterator[Found]:
    """Evidence that names no source; nobody can tell what it rests on."""
    names, cited = part_names(page), citing_blocks(page.body)
    for child in page.body:
        if child.block_type == "evidence" and child.id not in cited:
            yield Found(
                _("The evidence in “%(part)s” names no source.") % {"part": names[child.id]},
                _("Add its sources to the block, or cite them in its text."),
                child.id,
            )


@register(ArticlePage, "relative-risk-only", Level.WARNING)
def check_relative_risks(page: ArticlePage) -> Iterator[Found]:
    """A risk said only in relation to another: nobody can tell whether it is large."""
    for child, section in zip(page.body, page.record.sections, strict=True):
        if words := relative_risk_in(section.text):
            yield Found(
                _("“%(part)s” says a risk in relation to another only: “%(words)s”.")
                % {"part": section.heading or section.kind, "words": words},
                _("Say how many of 100 or 1,000 people, or use a risk block."),
                child.id,
            )


@register(ArticlePage, "retracted-source", Level.ERROR)
def check_retractions(page: ArticlePage) -> Iterator[Found]:
    """A source that was retracted, or of which a journal is concerned; readers are warned of it."""
    names, known = part_names(page), page.citations.references
    for block_id, reference_ids in citing_blocks(page.body).items():
        for reference in (known[pk] for pk in sorted(reference_ids) if pk in known):
            if Status(reference.status).severity >= Status.CONCERN.severity:
                yield Found(
                    _("“%(part)s” cites “%(source)s”: %(status)s.")
                    % {
                        "part": names[block_id],
                        "source": reference,
                        "status": Status(reference.status).label,
                    },
                    _("Look at what rests on it, and cite another source or take it out."),
                    block_id,
                )


@register(ArticlePage, "old-source", Level.HINT)
def check_age_of_sources(page: ArticlePage) -> Iterator[Found]:
    """Sources that are older than MAX_SOURCE_YEARS: better ones may be known by now."""
    limit = settings.MAX_SOURCE_YEARS
    oldest = timezone.localdate().year - limit
    for source in page.citations.listed if limit else ():
        year = source.reference.year
        if year and year < oldest:
            yield Found(
                _("Source %(number)s, “%(source)s”, is of %(year)s.")
                % {"number": source.numbered.number, "source": source.reference, "year": year},
                _("Look whether newer evidence says the same."),
            )


def part_names(page: ArticlePage) -> dict[str, str]:
    """Return what editors know each block by, by its id."""
    return {
        child.id: section.heading or section.kind
        for child, section in zip(page.body, page.record.sections, strict=True)
    }
