"""The admin report of articles whose evidence names no source."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.blocks import StreamValue
from wagtail.permissions import page_permission_policy

from blog.citations import unsourced_evidence
from blog.models import ArticlePage
from evidence.spreadsheets import TextReportView

EDITORS = ("add", "change", "publish")


def evidence_of(bodies: Iterable[StreamValue]) -> list[StreamValue]:
    """Return the evidence blocks of each body, with all their sources in one query."""
    raw = [[part for part in body.raw_data if part["type"] == "evidence"] for body in bodies]
    return ArticlePage.body.field.stream_block.bulk_to_python(raw)


def unsourced_parts(articles: QuerySet[ArticlePage]) -> dict[int, list[str]]:
    """Return the headings of evidence without a source by article, as far as there is any."""
    rows = list(articles.values_list("pk", "body"))
    found = {}
    for (pk, _body), evidence in zip(rows, evidence_of(body for _pk, body in rows), strict=True):
        if parts := [child.value["heading"] for child in unsourced_evidence(evidence)]:
            found[pk] = parts
    return found


class UnsourcedReport(TextReportView):
    """Articles that readers see, as far as the user may change them."""

    page_title = _("Evidence without a source")
    header_icon = "glasses"
    index_url_name = "unsourced_report"
    index_results_url_name = "unsourced_report_results"
    permission_policy = page_permission_policy
    any_permission_required = EDITORS
    default_ordering = "title"
    columns = [
        TitleColumn(
            "title", label=_("Article"), sort_key="title", url_name="wagtailadmin_pages:edit"
        ),
        Column("parts", label=_("Evidence"), accessor=lambda page: ", ".join(page.parts)),
        DateColumn("last_published_at", label=_("Published"), sort_key="last_published_at"),
    ]
    list_export = ["title", "parts", "last_published_at"]
    export_headings = {column.name: column.label for column in columns}
    export_filename = "evidence-without-a-source"

    @cached_property
    def parts(self) -> dict[int, list[str]]:
        editable = page_permission_policy.instances_user_has_any_permission_for(
            self.request.user, EDITORS
        )
        return unsourced_parts(ArticlePage.objects.live().filter(pk__in=editable.values("pk")))

    def get_base_queryset(self) -> QuerySet[ArticlePage]:
        return ArticlePage.objects.filter(pk__in=self.parts).defer_streamfields()

    def order_queryset(self, queryset: QuerySet[ArticlePage]) -> QuerySet[ArticlePage]:
        return queryset.order_by(self.ordering, "pk")

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> Iterable[Any]:
        for page in object_list:
            page.parts = self.parts[page.pk]
        return object_list


class UnsourcedReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return page_permission_policy.user_has_any_permission(request.user, EDITORS)
