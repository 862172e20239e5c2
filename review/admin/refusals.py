"""Answer 403 in the admin, where Wagtail would redirect to its home page with a message."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.views.defaults import permission_denied

View = Callable[..., HttpResponseBase]


def answer_403(view: View) -> View:
    """Return the view, answering 403 itself when it raises `PermissionDenied`."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied as refusal:
            return permission_denied(request, refusal)

    return answer
