"""References in the Wagtail admin."""

import django_filters
from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, UsageCountColumn
from wagtail.models import ReferenceIndex
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from evidence.chooser import ReferenceChooserViewSet
from evidence.models import Reference
from evidence.querysets import ReferenceQuerySet


class ReferenceFilterSet(WagtailFilterSet):
    """By status and study design, and whether anything cites a reference."""

    is_cited = django_filters.ChoiceFilter(
        label=_("Cited"),
        choices=[("yes", _("Cited somewhere")), ("no", _("Cited nowhere"))],
        method="filter_cited",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = Reference
        fields = ["status", "study_design"]

    def filter_cited(
        self, references: ReferenceQuerySet, name: str, value: str
    ) -> ReferenceQuerySet:
        used = Q(usage_count__gt=0)
        return references.filter(used if value == "yes" else ~used)


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

    def get_queryset(self, request: HttpRequest) -> ReferenceQuerySet:
        return Reference.objects.annotate(
            usage_count=ReferenceIndex.usage_count_subquery(Reference)
        )


register_snippet(ReferenceViewSet)
