"""Page listing of the explorer with the column "Checks"."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BaseColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.models import Page

from review.admin.panel import count_findings
from review.content_checks import Level


class ChecksColumn(BaseColumn):
    """Numbers of errors and warnings, in words beside the icons; empty if unchecked."""

    cell_template_name = "review/checks_cell.html"

    def get_cell_context_data(
        self, instance: Page, parent_context: dict[str, Any]
    ) -> dict[str, Any]:
        found = instance.stored_findings.all()
        context = super().get_cell_context_data(instance, parent_context)
        return context | {
            "errors": count_findings(found, Level.ERROR),
            "warnings": count_findings(found, Level.WARNING),
            "is_checked": hasattr(instance, "page_check"),
        }


class CheckedIndexView(ExplorableIndexView):
    """Wagtail's explorer with the findings of each page."""

    base_columns = [*ExplorableIndexView.base_columns, ChecksColumn("checks", label=_("Checks"))]

    def annotate_queryset(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        pages = super().annotate_queryset(pages)
        return pages.prefetch_related("stored_findings", "page_check")
