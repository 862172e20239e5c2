"""What has to be right before the site starts."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from evidence.bibliography import csl_locale
from evidence.citation_styles import UnknownStyle, load_style


@register()
def check_citation_style(**kwargs: Any) -> list[CheckMessage]:
    """CITATION_STYLE names a style that can be used."""
    try:
        load_style(settings.CITATION_STYLE, csl_locale(settings.LANGUAGE_CODE))
    except UnknownStyle as error:
        return [Error(str(error), id="evidence.E001")]
    return []
