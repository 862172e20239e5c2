"""Rules on links."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.content_checks.parts import part_names
from blog.links import dead_links
from blog.models import ArticlePage
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
