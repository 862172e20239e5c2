"""Webhooks in the Wagtail admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from syndication.models import Webhook


class WebhookViewSet(SnippetViewSet):
    model = Webhook
    icon = "globe"
    menu_label = _("Webhooks")
    menu_order = 900
    add_to_settings_menu = True
    list_display = ["name", "is_active", "told_at", "outcome"]


register_snippet(WebhookViewSet)
