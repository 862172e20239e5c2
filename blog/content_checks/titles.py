"""Rules on what lists, search engines and tabs show of an article."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from blog.models import ArticlePage
from blog.seo.head import MAX_DESCRIPTION, MAX_TITLE, MIN_DESCRIPTION
from review.content_checks import Found, Level, register


@register(ArticlePage, "title-length", Level.HINT)
def check_title(page: ArticlePage) -> Iterator[Found]:
    """A title of over 60 characters, which search results cut off.

    That is the title tag or, without one, the title.
    """
    title = page.seo_title or page.title
    if len(title) > MAX_TITLE:
        yield Found(
            _("The title in search results has %(count)s characters.") % {"count": len(title)},
            _("Up to %(max)s are shown: write a shorter title tag on the “Promote” tab.")
            % {"max": MAX_TITLE},
        )


@register(ArticlePage, "description-length", Level.HINT)
def check_description(page: ArticlePage) -> Iterator[Found]:
    """A description for search results that is missing, or not of 50 to 160 characters.

    That is the meta description or, without one, the summary. A longer one is cut off, a shorter
    one tells too little.
    """
    length = len(page.search_description or page.summary)
    if not MIN_DESCRIPTION <= length <= MAX_DESCRIPTION:
        yield Found(
            _("The description in search results has %(count)s characters.") % {"count": length}
            if length
            else _("The article has no description for search results."),
            _("Write one of %(min)s to %(max)s on the “Promote” tab, or change the summary.")
            % {"min": MIN_DESCRIPTION, "max": MAX_DESCRIPTION},
        )


@register(ArticlePage, "duplicate-title", Level.WARNING)
def check_uniqueness(page: ArticlePage) -> Iterator[Found]:
    """Another live article in the same language with the same title, ignoring case.

    Readers cannot tell them apart in a list. Aliases and translations do not count.
    """
    if page.reading.same_title_articles:
        yield Found(
            _("Another article has the same title: %(url)s")
            % {"url": page.reading.same_title_articles[0].url},
            _("Make the title specific, or merge the two articles."),
        )
