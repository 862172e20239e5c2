"""Answers that belong to the site as a whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """The last resort, so it must not fail: no database, no request, no context."""
    from django.template.loader import render_to_string

    return HttpResponse(render_to_string("500.html"), status=500)
