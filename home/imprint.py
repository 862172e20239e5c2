"""What the settings of a site say of it on leaflets."""

from wagtail.models import Site
from wagtail.rich_text import expand_db_html

from blog.imprint import Imprint, imprint_source
from home.models import SiteSettings


@imprint_source
def settings_imprint(site: Site) -> Imprint:
    settings = SiteSettings.for_site(site)
    return Imprint(
        publisher=settings.publisher,
        help_line_label=settings.help_line_label,
        help_line_number=settings.help_line_number,
        emergency_number=settings.emergency_number,
        emergency_advice=settings.emergency_advice,
        disclaimer=expand_db_html(settings.disclaimer),
    )
