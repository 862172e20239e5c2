"""Contributors and reviews in the Wagtail admin."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from review.models import Contributor, ReviewedPage
from review.publishing import assert_publishable


class ContributorViewSet(SnippetViewSet):
    model = Contributor
    icon = "user"
    menu_label = _("Contributors")
    menu_order = 310
    add_to_admin_menu = True
    list_display = ["name", "kind", "credentials"]
    list_filter = ["kind"]


register_snippet(ContributorViewSet)


@hooks.register("before_publish_page")
def ask_gate(request: HttpRequest, page: Page) -> None:
    """Refuse before Wagtail's publishing has changed anything, which asks only when it saves."""
    if isinstance(page, ReviewedPage):
        assert_publishable(page.get_latest_revision_as_object())


@hooks.register("register_log_actions")
def register_refusals(actions: LogActionRegistry) -> None:
    actions.register_action(
        "review.refuse_publication", _("Refuse publication"), _("Publication refused")
    )
