"""Admin report of references: status, links and use."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permission_policies import ModelPermissionPolicy

from evidence.filters import ReferenceFilterSet
from evidence.models import Reference
from evidence.querysets import ReferenceQuerySet
from infrastructure.spreadsheets import TextReportView

POLICY = ModelPermissionPolicy(Reference)
READERS = ("add", "change", "delete", "view")
EDIT = "wagtailsnippets_evidence_reference:edit"
USAGE = "wagtailsnippets_evidence_reference:usage"


class ReferenceColumn(TitleColumn):
    """The title, linked to the form for users who may change the reference."""

    def get_link_url(self, instance: Reference, parent_context: dict[str, Any]) -> str | None:
        user = parent_context["request"].user
        may_change = POLICY.user_has_permission(user, "change")
        return reverse(EDIT, args=[instance.pk]) if may_change else None


class EvidenceReport(TextReportView):
    """References, by descending severity, with the number of citing articles."""

    page_title = _("Evidence")
    header_icon = "openquote"
    index_url_name = "evidence_report"
    index_results_url_name = "evidence_report_results"
    permission_policy = POLICY
    any_permission_required = READERS
    filterset_class = ReferenceFilterSet
    is_searchable = True
    search_backend_name = None  # search index results cannot be filtered further
    search_fields = ["title", "authors", "doi", "pmid"]
    default_ordering = "-severity"
    columns = [
        ReferenceColumn("__str__", label=_("Reference"), sort_key="title"),
        Column("year", label=_("Year"), sort_key="year"),
        Column("get_status_display", label=_("Status"), sort_key="severity"),
        Column("get_link_status_display", label=_("Web address"), sort_key="link_status"),
        TitleColumn("usage_count", label=_("Cited by"), sort_key="usage_count", url_name=USAGE),
    ]
    list_export = [
        *("__str__", "year", "doi", "pmid", "url"),
        *("get_status_display", "get_link_status_display", "link_checked_at", "usage_count"),
    ]
    export_headings = {
        "__str__": _("Reference"),
        "get_link_status_display": _("Link status"),
        **{"get_status_display": _("Status"), "usage_count": _("Cited by")},
    }
    export_filename = "evidence"

    def get_base_queryset(self) -> ReferenceQuerySet[Reference]:
        return Reference.objects.with_usage().with_severity()

    def order_queryset(
        self, queryset: ReferenceQuerySet[Reference]
    ) -> ReferenceQuerySet[Reference]:
        return queryset.order_by(self.ordering, F("usage_count").desc(), "pk")


class EvidenceReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return POLICY.user_has_any_permission(request.user, READERS)
