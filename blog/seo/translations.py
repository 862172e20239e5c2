"""Pages that say the same in other languages, as search engines are told of them."""

from collections.abc import Sequence

from django.conf import settings

# A language, or `x-default`, and the address for its readers.
Alternate = tuple[str, str]


def is_multilingual() -> bool:
    """Return whether editors can translate pages (Wagtail's `WAGTAIL_I18N_ENABLED`)."""
    return getattr(settings, "WAGTAIL_I18N_ENABLED", False)


def list_alternates(pages: Sequence[Alternate]) -> tuple[Alternate, ...]:
    """Return the versions of a page, itself included, and which is for all other languages.

    That is the one in the language of the site, or else the first. None of a page that is alone.
    """
    if len(pages) < 2:
        return ()
    default = dict(pages).get(settings.LANGUAGE_CODE, pages[0][1])
    return (*pages, ("x-default", default))
