"""Synonyms in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from search.models import Synonym


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "duplicate"
    menu_label = _("Synonyms")
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["__str__", "changed_at"]


register_snippet(SynonymViewSet)
