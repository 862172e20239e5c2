"""Filters of the reference listing."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from evidence.models import Reference
from evidence.querysets import ReferenceQuerySet


class ReferenceFilterSet(WagtailFilterSet):
    """Filters by status, link status, study design and use."""

    is_cited = django_filters.ChoiceFilter(
        label=_("Citations"),
        choices=[("yes", _("Cited")), ("no", _("Not cited"))],
        method="filter_cited",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = Reference
        fields = ["status", "link_status", "study_design"]

    def filter_cited(
        self, references: ReferenceQuerySet[Reference], name: str, value: str
    ) -> ReferenceQuerySet[Reference]:
        return references.cited() if value == "yes" else references.uncited()
