"""Spreadsheet export of reports."""

from typing import Any

from wagtail.admin.views.reports import ReportView


class TextReportView(ReportView):
    """A report of untrusted text, exported so that no program reads it as a formula."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        value = super().preprocess_field_value(field, value, export_format)
        if export_format == self.FORMAT_CSV and str(value).startswith(("=", "+", "-", "@")):
            return f"'{value}"
        return value
