"""Contributors and reviews in the Wagtail admin."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from review.models import Contributor, ReviewedPage
from review.overriding import register_actions
from review.publishing import assert_publishable
from review.report import report_menu_item
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
def ask_gate(request: HttpRequest, page: Page) -> None:
    """Refuse before Wagtail's publishing has changed anything, which asks only when it saves."""
    if isinstance(page, ReviewedPage):
        assert_publishable(page.get_latest_revision_as_object())


@hooks.register("register_log_actions")
def register_refusals(actions: LogActionRegistry) -> None:
    actions.register_action(
        "review.refuse_publication", _("Refuse publication"), _("Publication refused")
    )
    register_actions(actions)


@hooks.register("register_permissions")
def override_permissions() -> QuerySet[Permission]:
    """Offer them in the form of a group."""
    names = ["add_checkoverride", "override_publication"]
    return Permission.objects.filter(content_type__app_label="review", codename__in=names)


@hooks.register("register_admin_urls")
def review_urls() -> list[URLPattern]:
    return urlpatterns


hooks.register("register_reports_menu_item", report_menu_item)


@hooks.register("insert_editor_js")
def findings_script() -> SafeString:
    return format_html('<script src="{}" defer></script>', static("review/findings.js"))


@hooks.register("insert_global_admin_css")
def findings_style() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("review/findings.css"))
