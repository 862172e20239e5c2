"""Admin forms to override a finding, and to withdraw the override."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from review.admin.panel import get_editable_draft
from review.admin.refusals import answer_403
from review.findings import list_findings
from review.overriding import MIN_REASON, find_finding, may_override, override, take_back


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        min_length=MIN_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Kept in the page history. The override holds until the clinical content changes."
        ),
    )


@method_decorator(answer_403, name="dispatch")
class FindingView(FormView):
    """A form about the finding of one rule in the latest draft; 404 if there is none."""

    template_name = "review/override.html"
    is_overridden: bool

    def dispatch(
        self, request: HttpRequest, page_id: int, check_id: str, **kwargs: Any
    ) -> HttpResponseBase:
        self.page = get_editable_draft(request, page_id)
        finding = find_finding(check_id, list_findings(self.page))
        if not finding or bool(finding.reason) != self.is_overridden:
            raise Http404
        if not may_override(request.user, finding):
            raise PermissionDenied
        self.finding = finding
        return super().dispatch(request, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = {"page": self.page, "finding": self.finding, "is_taken_back": self.is_overridden}
        return super().get_context_data(**kwargs) | context

    def done(self, message: str) -> HttpResponse:
        messages.success(self.request, message % {"check": self.finding.id})
        return redirect("wagtailadmin_pages:edit", self.page.pk)


class OverrideView(FindingView):
    form_class = ReasonForm
    is_overridden = False

    def form_valid(self, form: ReasonForm) -> HttpResponse:
        override(self.page, self.finding.id, form.cleaned_data["reason"], self.request.user)
        return self.done(_("“%(check)s” is overridden until the clinical content changes."))


class TakeBackView(FindingView):
    form_class = forms.Form
    is_overridden = True

    def form_valid(self, form: forms.Form) -> HttpResponse:
        take_back(self.page, self.finding, self.request.user)
        return self.done(_("The override of “%(check)s” is withdrawn."))
