"""System checks of the citation style."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from evidence.bibliography import format_locale
from evidence.citation_styles import UnknownStyle, load_style


@register()
def check_citation_style(**kwargs: Any) -> list[CheckMessage]:
    """Check that CITATION_STYLE names a usable style."""
    try:
        load_style(settings.CITATION_STYLE, format_locale(settings.LANGUAGE_CODE))
    except UnknownStyle as error:
        return [Error(str(error), id="evidence.E001")]
    return []
