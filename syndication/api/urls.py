"""The addresses of the API."""

from typing import Any

from django.urls import path, re_path

from syndication.api.decorators import nothing_here, served
from syndication.api.openapi import openapi
from syndication.api.views import api

app_name = "api"
operations: list[Any] = api.urls[0]


def patterns() -> list[Any]:
    """Return the operations with how they are served, and an answer for all other addresses."""
    for pattern in operations:
        pattern.callback = served(pattern.callback)
    return [
        path("openapi.json", served(openapi), name="openapi"),
        path("", served(nothing_here)),
        *operations,
        # Line feeds too; addresses without a slash at their end get one first, if that helps.
        re_path(r"^[\s\S]*/$", served(nothing_here)),
    ]


urlpatterns = patterns()
