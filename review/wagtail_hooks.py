"""Contributors and reviews in the Wagtail admin."""

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import BaseLogEntry, Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from review.models import Contributor, ReviewedPage
from review.publishing import assert_publishable
from review.reviewers import ReviewRefused


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


@hooks.register("before_edit_page")
def refuse_approval_of_another_version(request: HttpRequest, page: Page) -> None:
    """Refuse an approval given in an editor that was opened before the latest change."""
    if "action-workflow-action" not in request.POST or not isinstance(page, ReviewedPage):
        return
    latest, seen = page.latest_revision, request.POST
    loaded = seen.get("loaded_revision_id"), seen.get("loaded_revision_created_at")
    if latest and loaded != (str(latest.pk), latest.created_at.isoformat()):
        raise ReviewRefused(page, gettext("It was changed since you opened it: look at it again."))


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("review.refuse_publication")(RefusalFormatter)
    actions.register_action("review.open")(OpeningFormatter)


class RefusalFormatter(LogFormatter):
    label = _("Refuse publication")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return " ".join([gettext("Publication refused."), *log_entry.data.get("findings", [])])


class OpeningFormatter(LogFormatter):
    label = _("Open a review")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        return f"{gettext('A review was opened.')} {log_entry.data.get('reason', '')}"
