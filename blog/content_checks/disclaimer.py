"""Rules that need to know what the site says."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from blog.models import ArticlePage
from review.content_checks import Found, Level, register
from review.findings import find_site_id
from site_identity.models import SiteSettings


@register(ArticlePage, "disclaimer-missing", Level.ERROR)
def check_disclaimer(page: ArticlePage) -> Iterator[Found]:
    """No disclaimer: neither the article nor its site has a text for it.

    Every article says that it does not replace professional care. An article without a disclaimer
    of its own shows that of the site settings.
    """
    own = next((block for block in page.reading.blocks if block.kind == "disclaimer"), None)
    if not (own and own.section.text.strip()) and not _has_site_disclaimer(page):
        yield Found(
            _("The article shows no disclaimer."),
            _("Add one in the site settings, or add a disclaimer block to the article."),
            own.id if own else "",
        )


def _has_site_disclaimer(page: ArticlePage) -> bool:
    """Return whether the site has a disclaimer; for a page without a place yet the default site."""
    site_id = find_site_id(page)
    wanted = {"site": site_id} if site_id else {"site__is_default_site": True}
    texts = list(SiteSettings.objects.filter(**wanted).values_list("disclaimer", flat=True))
    return _has_text(texts[0] if texts else SiteSettings().disclaimer)


def _has_text(html: str) -> bool:
    return bool(get_text_for_indexing(html).strip())
