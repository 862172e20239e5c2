"""Notify editors of the redirects created by their change of an address."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

JUST_NOW = timedelta(seconds=30)


def report_redirects(request: HttpRequest, page: Page) -> None:
    """Show the number of redirects just created for a page and those below, with a link to them."""
    made = Redirect.objects.filter(
        automatically_created=True,
        redirect_page__path__startswith=page.path,
        created_at__gte=timezone.now() - JUST_NOW,
    )
    if not (count := made.count()):
        return
    text = ngettext(
        "%(count)s redirect from the old address was created.",
        "%(count)s redirects from old addresses were created.",
        count,
    )
    index = f"{reverse('wagtailredirects:index')}?{urlencode({'q': page.url_path})}"
    may_see = request.user.has_perm("wagtailredirects.delete_redirect")
    buttons = [messages.button(index, _("View or delete redirects"))] if may_see else []
    messages.info(request, text % {"count": count}, buttons=buttons)
