"""The style guide in the admin."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from sciaticalm_site.style_guide.views import style_guide


@hooks.register("register_admin_urls")
def style_guide_url() -> list[URLPattern]:
    return [path("style-guide/", style_guide, name="style_guide")]


@hooks.register("register_help_menu_item")
def style_guide_menu_item() -> MenuItem:
    address = reverse("style_guide")
    return MenuItem(_("Style guide"), address, name="style-guide", icon_name="view", order=2000)
