"""Admin report of missing addresses that readers requested."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, NumberColumn, TitleColumn
from wagtail.admin.widgets.button import Button
from wagtail.contrib.redirects.models import Redirect

from home.missing_pages.counting import sum_missing_pages
from infrastructure.spreadsheets import TextReportView

ADD_REDIRECT = "wagtailredirects.add_redirect"


class PathColumn(ButtonsColumnMixin, TitleColumn):
    """The address, with a link to the form for its redirect."""

    def get_buttons(self, instance: dict[str, Any], parent_context: dict[str, Any]) -> list[Button]:
        add = reverse("wagtailredirects:add") + "?" + urlencode({"old_path": instance["path"]})
        return [Button(_("Add a redirect"), add, "button button-small button-secondary")]


class MissingPagesReport(TextReportView):
    """Most requested addresses first; those that have a redirect by now are excluded."""

    page_title = _("Missing pages")
    header_icon = "link"
    index_url_name = "missing_pages"
    index_results_url_name = "missing_pages_results"
    is_searchable = True
    search_fields = ["path"]
    default_ordering = "-total"
    columns = [
        PathColumn("path", label=_("Address"), sort_key="path"),
        NumberColumn("total", label=_("Requests"), sort_key="total"),
        NumberColumn("days", label=_("Days"), sort_key="days"),
        Column("last", label=_("Last"), sort_key="last"),
    ]
    list_export = ["path", "total", "days", "last"]
    export_headings = {column.name: column.label for column in columns}
    export_filename = "missing-pages"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(ADD_REDIRECT):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self) -> QuerySet:
        return sum_missing_pages().exclude(path__in=Redirect.objects.values("old_path"))

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by(self.ordering, "path")
