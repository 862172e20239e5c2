"""Explain refused publications and reviews to the editor."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from review.publishing import PublicationBlocked, log_refusal
from review.reviewers import ReviewRefused

COPY = "wagtailadmin_pages:copy"
View = Callable[..., HttpResponseBase]


class ExplainRefusal:
    """Answer a refusal of the gate with its reasons, in any view of the admin.

    Wagtail's views save the draft before they publish, so nothing of it is lost.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        """Copy a tree as a whole or not at all: Wagtail would stop in the middle of it."""
        if not request.resolver_match or request.resolver_match.view_name != COPY:
            return None
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except PublicationBlocked as blocked:
            return self.process_exception(request, blocked)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, PublicationBlocked):
            if error.page.pk:
                log_refusal(error, error.page.latest_revision, request.user)
            if is_in_dialog(request):
                return redirect_to_editor(request, error.page, str(error))
            context = {"page": error.page, "findings": error.findings}
            return render(request, "review/publication_blocked.html", context, status=409)
        if isinstance(error, ReviewRefused):
            text = _("Your decision on “%(page)s” was not recorded. %(reason)s")
            said = text % {"page": error.page, "reason": error}
            return redirect_to_editor(request, error.page, said)
        return None


def is_in_dialog(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "XMLHttpRequest"


def redirect_to_editor(request: HttpRequest, page: Page, message: str) -> HttpResponse:
    """Redirect to the editor, which shows the message; a dialog gets the redirect as JSON."""
    messages.error(request, message)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if is_in_dialog(request):
        return JsonResponse({"step": "success", "redirect": address})
    return redirect(address)
