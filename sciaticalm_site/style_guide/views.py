"""The page of the style guide."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from wagtail.models import Site

from sciaticalm_site.style_guide import article_parts
from sciaticalm_site.style_guide.components import (
    Component,
    build_article,
    build_components,
    find_icons,
)
from sciaticalm_site.style_guide.contrast import measure_pairs
from sciaticalm_site.style_guide.tokens import PREFERENCES, STYLE_SHEET, is_colour, load_token_sets


@dataclass(frozen=True)
class Shown:
    """A component as readers see it, once for each of its examples."""

    component: Component
    examples: tuple[tuple[str | Promise, SafeString], ...]


def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every token, component and block. Only the site and its newest image are read."""
    site = Site.find_for_request(request)
    front_page = site.root_page.url_path if site else ""
    kinds, citations = article_parts.read_kinds(article_parts.build_kinds())
    context = {
        "components": [
            _show_component(component, request) for component in build_components(front_page)
        ],
        "icons": find_icons(),
        "kinds": kinds,
        "citations": citations,
        "sample": build_article(url_path=front_page),
    }
    return render(request, "style_guide/style_guide.html", context | _list_tokens())


def _show_component(component: Component, request: HttpRequest) -> Shown:
    return Shown(
        component,
        tuple(
            (example.name, render_to_string(component.path, dict(example.context), request))
            for example in component.examples
        ),
    )


def _list_tokens() -> dict[str, object]:
    sets = load_token_sets(STYLE_SHEET.read_text())
    light, dark = sets["light"], sets["dark"]
    return {
        "colours": [(name, value, dark[name]) for name, value in light.items() if is_colour(value)],
        "text_sizes": [item for item in light.items() if item[0].startswith("text-")],
        "spaces": [item for item in light.items() if item[0].startswith("space-")],
        "preferences": list(PREFERENCES),
        "contrasts": measure_pairs(sets),
    }
