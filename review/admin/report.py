"""Admin report of all findings of the content checks."""

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permission_policies.pages import PagePermissionPolicy

from infrastructure.spreadsheets import TextReportView
from review.admin.rule_docs import list_rules
from review.content_checks import Level
from review.models import StoredFinding

policy = PagePermissionPolicy()


def list_check_choices() -> list[tuple[str, str]]:
    return [(rule.id, rule.id) for rule in list_rules()]


def build_edit_url(finding: StoredFinding) -> str:
    """Return the address of the editor, at the block of the finding if it has one."""
    address = reverse("wagtailadmin_pages:edit", args=[finding.page_id])
    return f"{address}#block-{finding.block_id}-section" if finding.block_id else address


class FindingFilterSet(WagtailFilterSet):
    level = ChoiceFilter(
        label=_("Level"), choices=[(one.value, one.label) for one in reversed(Level) if one]
    )
    check_id = ChoiceFilter(label=_("Check"), choices=list_check_choices)
    overridden = ChoiceFilter(
        label=_("Overridden"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        method="filter_overridden",
    )
    page__live = ChoiceFilter(
        label=_("Page"), choices=[("True", _("Live")), ("False", _("Draft only"))]
    )

    class Meta:
        model = StoredFinding
        fields: list[str] = []

    def filter_overridden(self, findings: QuerySet, name: str, value: str) -> QuerySet:
        return findings.exclude(reason="") if value == "yes" else findings.filter(reason="")


class ContentChecksReport(TextReportView):
    page_title = _("Content checks")
    header_icon = "glasses"
    index_url_name = "review_report"
    index_results_url_name = "review_report_results"
    model = StoredFinding
    permission_policy = policy
    permission_required = "change"
    filterset_class = FindingFilterSet
    default_ordering = "-level"
    columns = [
        TitleColumn(
            "page__draft_title",
            accessor="page.draft_title",
            label=_("Page"),
            get_url=build_edit_url,
            classname="review-page",
            sort_key="page__draft_title",
        ),
        Column("level", accessor="get_level_display", label=_("Level"), sort_key="level"),
        Column("check_id", label=_("Check"), sort_key="check_id"),
        Column("message", label=_("Finding")),
        Column("reason", label=_("Overridden")),
        Column("status", label=_("Status"), sort_key="page__live"),
    ]
    list_export = [
        "page_id",
        "page.draft_title",
        "get_level_display",
        "check_id",
        "message",
        "reason",
        "status",
    ]
    export_headings = {
        "page_id": _("Page ID"),
        "page.draft_title": _("Page"),
        "get_level_display": _("Level"),
        "check_id": _("Check"),
        "message": _("Finding"),
        "reason": _("Overridden"),
        "status": _("Status"),
    }
    export_filename = "content-checks"

    def get_base_queryset(self) -> QuerySet:
        """Return the findings in pages that the user may edit."""
        pages = policy.instances_user_has_permission_for(self.request.user, "change")
        findings = StoredFinding.objects.filter(page__in=pages.order_by().values("pk"))
        return findings.select_related("page")

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by(self.ordering, "page_id", "pk")


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return policy.user_has_permission(request.user, "change")


def build_report_menu_item() -> MenuItem:
    return ReportMenuItem(
        ContentChecksReport.page_title,
        reverse("review_report"),
        name="content-checks",
        icon_name=ContentChecksReport.header_icon,
        order=1250,
    )
