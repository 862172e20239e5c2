"""Register contributors and reviews in the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from review.admin.log_entries import register_actions
from review.admin.report import build_report_menu_item
from review.models import Contributor, ReviewedPage
from review.publishing import assert_publishable
from review.reviewers import ReviewRefused
from review.urls import urlpatterns


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
def assert_draft_publishable(request: HttpRequest, page: Page) -> None:
    """Refuse before Wagtail's publishing changes anything; `save` would refuse only later."""
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
        raise ReviewRefused(page, gettext("It was changed since you opened it: check it again."))


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    register_actions(actions)


@hooks.register("register_permissions")
def register_override_permissions() -> QuerySet[Permission]:
    """Offer these permissions in the form of a group."""
    names = ["add_checkoverride", "override_publication"]
    return Permission.objects.filter(content_type__app_label="review", codename__in=names)


@hooks.register("register_admin_urls")
def register_review_urls() -> list[URLPattern]:
    return urlpatterns


hooks.register("register_reports_menu_item", build_report_menu_item)


@hooks.register("insert_editor_js")
def render_findings_script() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("review/findings.js"))


@hooks.register("insert_global_admin_css")
def render_findings_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("review/findings.css"))
