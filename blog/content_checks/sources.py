"""Rules on the sources of an article."""

from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.models import ArticlePage
from evidence.choices import LinkStatus, Status
from review.content_checks import Found, Level, register


@register(ArticlePage, "evidence-without-source", Level.WARNING)
def check_sources(page: ArticlePage) -> Iterator[Found]:
    """Evidence without a source: readers cannot tell what it is based on."""
    for block in page.reading.blocks:
        if block.kind == "evidence" and not block.cited:
            yield Found(
                _("The evidence in “%(part)s” has no source.") % {"part": block.section.heading},
                _("Add its sources to the block, or cite them in its text."),
                block.id,
            )


@register(ArticlePage, "retracted-source", Level.ERROR)
def check_retractions(page: ArticlePage) -> Iterator[Found]:
    """A source with a retraction or an expression of concern. Readers are warned of it."""
    known = page.reading.citations.references
    for block in page.reading.blocks:
        for reference in (known[pk] for pk in sorted(block.cited) if pk in known):
            if Status(reference.status).severity >= Status.CONCERN.severity:
                yield Found(
                    _("“%(part)s” cites “%(source)s”: %(status)s.")
                    % {
                        "part": block.name,
                        "source": reference,
                        "status": Status(reference.status).label,
                    },
                    _("Review the statements that rely on it: cite another source, or remove it."),
                    block.id,
                )


@register(ArticlePage, "old-source", Level.HINT)
def check_age_of_sources(page: ArticlePage) -> Iterator[Found]:
    """Sources older than MAX_SOURCE_YEARS: there may be newer evidence."""
    limit = settings.MAX_SOURCE_YEARS
    oldest = timezone.localdate().year - limit
    for source in page.reading.citations.listed if limit else ():
        year = source.reference.year
        if year and year < oldest:
            yield Found(
                _("Source %(number)s, “%(source)s”, is from %(year)s.")
                % {"number": source.numbered.number, "source": source.reference, "year": year},
                _("Check if newer evidence agrees."),
            )


@register(ArticlePage, "dead-source-link", Level.WARNING)
def check_links_of_sources(page: ArticlePage) -> Iterator[Found]:
    """Sources whose web address was not found on two days."""
    for source in page.reading.citations.listed:
        if source.reference.link_status == LinkStatus.DEAD:
            yield Found(
                _("Broken link: web address of source %(number)s, “%(source)s”.")
                % {"number": source.numbered.number, "source": source.reference},
                _("Update the web address or DOI of the reference, or cite another source."),
            )
