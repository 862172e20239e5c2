"""The addresses of the API."""

from django.urls import URLPattern, URLResolver, path, re_path

from blog.api.description import openapi
from blog.api.serving import nothing_here, served
from blog.api.views import api

app_name = "api"
operations, _, _ = api.urls


def patterns() -> list[URLPattern | URLResolver]:
    """Return the operations with how they are served, and an answer for all other addresses."""
    for pattern in operations:
        pattern.callback = served(pattern.callback)  # type: ignore[arg-type]
    return [
        path("openapi.json", served(openapi), name="openapi"),
        path("", served(nothing_here)),
        *operations,
        re_path(r"^.*/$", served(nothing_here)),  # others get a slash first, if that helps
    ]


urlpatterns = patterns()
