"""Refusals, told to the editor."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from review.publishing import PublicationBlocked, log_refusal
from review.reviewers import ReviewRefused


class ExplainRefusal:
    """Answer a refusal of the gate with why, whichever view of the admin met it.

    Wagtail's views save the draft before they publish, so nothing of it is lost.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, PublicationBlocked):
            log_refusal(error, error.page.latest_revision, request.user)
            context = {"page": error.page, "findings": error.findings}
            return render(request, "review/publication_blocked.html", context, status=409)
        if isinstance(error, ReviewRefused):
            text = _("Your decision on “%(page)s” was not recorded. %(reason)s")
            messages.error(request, text % {"page": error.page, "reason": error})
            return redirect("wagtailadmin_pages:edit", error.page.pk)
        return None
