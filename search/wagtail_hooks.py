"""Synonyms and the report of readers' queries in the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from search.analytics.report import PromoteQuery, QueryReport, may_read_report
from search.models import Synonym


class SynonymCreateView(CreateView):
    """The form for a new synonym, with the term of the address as its first."""

    def get_initial(self) -> dict[str, str]:
        term = self.request.GET.get("term")
        return {"terms": f"{term}\n"} if term else {}


class SynonymViewSet(SnippetViewSet):
    model = Synonym
    icon = "copy"
    menu_label = _("Synonyms")
    menu_order = 320
    add_to_admin_menu = True
    list_display = ["__str__", "changed_at"]
    add_view_class = SynonymCreateView


register_snippet(SynonymViewSet)


class QueryReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read_report(request.user)


@hooks.register("register_reports_menu_item")
def query_report_menu_item() -> MenuItem:
    return QueryReportMenuItem(
        _("Searches"), reverse("query_report"), name="searches", icon_name="search", order=1300
    )


@hooks.register("construct_reports_menu")
def hide_empty_report(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Remove Wagtail's own report of searches, which stays empty."""
    menu_items[:] = [item for item in menu_items if item.name != "search-terms"]


@hooks.register("register_admin_urls")
def query_report_urls() -> list[URLPattern]:
    return [
        path("reports/searches/", QueryReport.as_view(), name="query_report"),
        path(
            "reports/searches/results/",
            QueryReport.as_view(results_only=True),
            name="query_report_results",
        ),
        path("reports/searches/promote/", PromoteQuery.as_view(), name="promote_query"),
    ]
