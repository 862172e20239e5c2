"""Template tags for the menu and the breadcrumb trail."""

from dataclasses import dataclass

from django import template
from django.db.models import Q
from django.template import Context
from wagtail.models import Page, Site

register = template.Library()


@dataclass(frozen=True)
class Navigation:
    """`menu`: pages below the front page chosen by editors, `others`: the remaining ones.

    `trail`: the pages above this one.
    """

    menu: tuple[Page, ...] = ()
    others: tuple[Page, ...] = ()
    trail: tuple[Page, ...] = ()


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> Navigation:
    """Return the site's menu and the trail to this page, front page first, in one query."""
    request, page = context["request"], context.get("page")
    site = Site.find_for_request(request)
    if not site:
        return Navigation()
    home, above = site.root_page, build_paths_above(page)
    below_home = Q(path__startswith=home.path, depth=home.depth + 1, live=True)
    wanted = below_home | Q(path__in=above, depth__gte=home.depth)
    pages = Page.objects.filter(wanted).order_by("path")
    entries = [p for p in pages if p.depth == home.depth + 1 and p.live]
    around = [home, *(p for p in entries if request.path.startswith(p.get_url(request)))]
    return Navigation(
        menu=tuple(p for p in entries if p.show_in_menus),
        others=tuple(p for p in entries if not p.show_in_menus),
        trail=tuple(p for p in pages if p.path in above) if page else tuple(around),
    )


def build_paths_above(page: Page | None) -> list[str]:
    """Return the tree paths of all pages above this one; none for a page not in the tree."""
    if not page or not page.path:
        return []
    return [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
