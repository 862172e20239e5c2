"""Register references and their report in the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, UsageCountColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from evidence.chooser import ReferenceChooserViewSet
from evidence.filters import ReferenceFilterSet
from evidence.models import Reference
from evidence.querysets import ReferenceQuerySet
from evidence.reports import EvidenceReport, EvidenceReportMenuItem


class ReferenceViewSet(SnippetViewSet):
    model = Reference
    icon = "openquote"
    menu_label = _("References")
    menu_order = 305
    add_to_admin_menu = True
    list_display = [
        "__str__",
        "short_authors",
        Column("year", label=_("Year"), sort_key="year"),
        Column("get_status_display", label=_("Status"), sort_key="status"),
        UsageCountColumn("usage_count", label=_("Usage"), sort_key="usage_count", width="10%"),
    ]
    filterset_class = ReferenceFilterSet
    chooser_viewset_class = ReferenceChooserViewSet

    def get_queryset(self, request: HttpRequest) -> ReferenceQuerySet[Reference]:
        return Reference.objects.with_usage()


register_snippet(ReferenceViewSet)


@hooks.register("register_reports_menu_item")
def register_evidence_report_menu_item() -> MenuItem:
    return EvidenceReportMenuItem(
        _("Evidence"),
        reverse("evidence_report"),
        name="evidence",
        icon_name="openquote",
        order=1400,
    )


@hooks.register("register_admin_urls")
def register_evidence_report_urls() -> list[URLPattern]:
    return [
        path("reports/evidence/", EvidenceReport.as_view(), name="evidence_report"),
        path(
            "reports/evidence/results/",
            EvidenceReport.as_view(results_only=True),
            name="evidence_report_results",
        ),
    ]
