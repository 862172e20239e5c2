"""URL configuration of the API."""

from typing import Any

from django.urls import path, re_path

from syndication.api.decorators import serve
from syndication.api.errors import report_nothing_here
from syndication.api.openapi import openapi
from syndication.api.views import api

app_name = "api"
operations: list[Any] = api.urls[0]


def build_patterns() -> list[Any]:
    """Return the decorated operations, and an answer for all other addresses."""
    for pattern in operations:
        pattern.callback = serve(pattern.callback)
    return [
        path("v1/openapi.json", serve(openapi), name="openapi"),
        path("", serve(report_nothing_here)),
        *operations,
        # Line feeds too; addresses without a slash at their end get one first, if that helps.
        re_path(r"^[\s\S]*/$", serve(report_nothing_here)),
    ]


urlpatterns = build_patterns()
