"""Admin report of readers' queries, with the actions of an editor on each."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import ButtonsColumnMixin, NumberColumn, TitleColumn
from wagtail.admin.widgets.button import Button
from wagtail.contrib.search_promotions.views import CreateView

from infrastructure.spreadsheets import TextReportView
from search.analytics.counting import sum_queries
from search.models import DailyQuery

ADD_PROMOTION = "wagtailsearchpromotions.add_searchpromotion"
ADD_SYNONYM = "search.add_synonym"
READ_REPORT = (
    ADD_PROMOTION,
    "wagtailsearchpromotions.change_searchpromotion",
    ADD_SYNONYM,
    "search.change_synonym",
)
SMALL = "button button-small button-secondary"  # Wagtail's classes


def may_read_report(user: Any) -> bool:
    """Return whether the user may act on readers' queries."""
    return any(map(user.has_perm, READ_REPORT))


class QueryFilterSet(WagtailFilterSet):
    """Filters of the report; without a choice, the 90 days for which counts are kept."""

    days = ChoiceFilter(
        label=_("Days"),
        choices=[("7", _("Last 7 days")), ("30", _("Last 30 days"))],
        empty_label=_("Last 90 days"),
        method="of_the_last_days",
    )
    found = ChoiceFilter(
        label=_("Articles found"), choices=[("0", _("None"))], empty_label=_("Any number")
    )

    class Meta:
        model = DailyQuery
        fields: list[str] = []

    def of_the_last_days(self, queryset: QuerySet, name: str, days: str) -> QuerySet:
        return queryset.filter(day__gt=timezone.localdate() - timedelta(days=int(days)))


class QueryColumn(ButtonsColumnMixin, TitleColumn):
    """The query, with the actions that this user may take."""

    def get_buttons(self, instance: dict[str, Any], parent_context: dict[str, Any]) -> list[Button]:
        user, query = parent_context["request"].user, instance["query"]
        promote = reverse("promote_query") + "?" + urlencode({"query": query})
        synonym = reverse("wagtailsnippets_search_synonym:add") + "?" + urlencode({"term": query})
        buttons = {
            ADD_PROMOTION: Button(_("Promote a result"), promote, SMALL, priority=1),
            ADD_SYNONYM: Button(_("Add a synonym"), synonym, SMALL, priority=2),
        }
        return [button for permission, button in buttons.items() if user.has_perm(permission)]


class QueryReport(TextReportView):
    page_title = _("Searches")
    header_icon = "search"
    index_url_name = "query_report"
    index_results_url_name = "query_report_results"
    filterset_class = QueryFilterSet
    is_searchable = True
    search_fields = ["query"]
    default_ordering = "-total"
    columns = [
        QueryColumn("query", label=_("Query"), sort_key="query"),
        NumberColumn("total", label=_("Searches"), sort_key="total"),
        NumberColumn("found", label=_("Articles found (last search)"), sort_key="found"),
    ]
    list_export = ["query", "total", "found"]
    export_headings = {column.name: column.label for column in columns}
    export_filename = "searches"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read_report(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        return sum_queries()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by(self.ordering, "query")


class PromoteQuery(CreateView):
    """Wagtail's form for a new promotion, with the query of the address filled in."""

    def get_initial(self) -> dict[str, str]:
        return {"query_string": self.request.GET.get("query", "")}
