"""Where readers can go from here."""

from dataclasses import dataclass

from django import template
from django.db.models import Q
from django.template import Context
from wagtail.models import Page, Site

register = template.Library()


@dataclass(frozen=True)
class Navigation:
    """`menu`: pages below the front page that editors put there; `trail`: those above this one."""

    menu: tuple[Page, ...] = ()
    trail: tuple[Page, ...] = ()


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> Navigation:
    """Return the site's menu and the way to this page, front page first, in one query."""
    site = Site.find_for_request(context["request"])
    if not site:
        return Navigation()
    home, above = site.root_page, paths_above(context.get("page"))
    in_menu = Q(path__startswith=home.path, depth=home.depth + 1, show_in_menus=True, live=True)
    pages = Page.objects.filter(in_menu | Q(path__in=above, depth__gte=home.depth)).order_by("path")
    return Navigation(
        menu=tuple(p for p in pages if p.depth == home.depth + 1 and p.show_in_menus and p.live),
        trail=tuple(p for p in pages if p.path in above),
    )


def paths_above(page: Page | None) -> list[str]:
    """Return the tree paths of all pages above this one; none for a page not in the tree."""
    if not page or not page.path:
        return []
    return [page.path[:end] for end in range(page.steplen, len(page.path), page.steplen)]
