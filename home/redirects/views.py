"""Wagtail's forms for redirects, with validation against circles."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import CreateView, EditView
from wagtail.coreutils import get_dummy_request

from home.redirects.resolution import find_next_redirect, parse_local_path


class StraightRedirectForm(RedirectForm):
    def clean_old_path(self) -> str:
        old_path: str = self.cleaned_data["old_path"]
        try:
            Redirect.normalise_path(old_path)
        except ValueError as error:
            raise ValidationError(_("Enter a valid address.")) from error
        return old_path

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        link, old_path = self.cleaned_data.get("redirect_link"), self.cleaned_data.get("old_path")
        if link and old_path:
            site = self.cleaned_data.get("site")
            request = get_dummy_request(site=site)
            draft = Redirect(old_path=Redirect.normalise_path(old_path), redirect_link=link)
            if circle := find_circle(draft, request):
                text = _("This would be a redirect loop: %(circle)s.")
                raise ValidationError({"redirect_link": text % {"circle": circle}})
        return cleaned


def find_circle(draft: Redirect, request: HttpRequest) -> str:
    """Return the addresses of the circle that this redirect would close; empty if it does not."""
    passed, step = [draft.old_path], draft
    while True:
        target = Redirect.normalise_path(parse_local_path(step.redirect_link or "", request) or "")
        if target in passed:
            return " → ".join([*passed, target])
        onward = find_next_redirect(step, request)
        if not onward:
            return ""
        passed.append(onward.old_path)
        step = onward


class CreateRedirectView(CreateView):
    """Prefilled with the address from the report of missing pages."""

    form_class = StraightRedirectForm

    def get_initial(self) -> dict[str, str]:
        return {"old_path": self.request.GET.get("old_path", "")}


class EditRedirectView(EditView):
    form_class = StraightRedirectForm
