"""Contributors in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from review.models import Contributor


class ContributorViewSet(SnippetViewSet):
    model = Contributor
    icon = "user"
    menu_label = _("Contributors")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["name", "kind", "credentials"]
    list_filter = ["kind"]


register_snippet(ContributorViewSet)
