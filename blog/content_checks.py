"""What can be wrong with an article."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.links import dead_links
from blog.models import ArticlePage
from review.content_checks import Finding, Level, register


@register(ArticlePage)
def check_links(page: ArticlePage) -> Iterator[Finding]:
    """A link to a page or document that is gone or unpublished; readers see its words only."""
    sections = {
        child.id: section for child, section in zip(page.body, page.record.sections, strict=True)
    }
    for block_id in dead_links(page.body):
        section = sections[block_id]
        yield Finding(
            Level.WARNING,
            "blog.W001",
            _("A link in “%(part)s” leads nowhere.") % {"part": section.heading or section.kind},
            _("Its page or document was deleted or unpublished: link another, or take it out."),
            block_id,
        )
