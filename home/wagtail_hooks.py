"""Redirects and missing pages in the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from home.missing_pages.report import ADD_REDIRECT, MissingPagesReport
from home.redirects.notice import report_redirects
from home.redirects.views import CreateRedirectView, EditRedirectView

hooks.register("after_publish_page", report_redirects)
hooks.register("after_move_page", report_redirects)


class MissingPagesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(ADD_REDIRECT)


@hooks.register("register_reports_menu_item")
def missing_pages_menu_item() -> MenuItem:
    return MissingPagesMenuItem(
        _("Missing pages"), reverse("missing_pages"), name="missing", icon_name="link", order=1400
    )


# Before Wagtail's own, so that these addresses lead to these forms.
@hooks.register("register_admin_urls", order=-1)
def redirect_urls() -> list[URLPattern]:
    report, edit = MissingPagesReport.as_view, EditRedirectView.as_view
    return [
        path("redirects/add/", CreateRedirectView.as_view()),
        path("redirects/<int:redirect_id>/", edit()),
        path("reports/missing-pages/", report(), name="missing_pages"),
        path(
            "reports/missing-pages/results/",
            report(results_only=True),
            name="missing_pages_results",
        ),
    ]
