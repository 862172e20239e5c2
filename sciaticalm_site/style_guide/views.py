"""The page of the style guide."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from wagtail.models import Site

from sciaticalm_site.style_guide import article_parts
from sciaticalm_site.style_guide.components import Component, article, components, icons
from sciaticalm_site.style_guide.contrast import measured
from sciaticalm_site.style_guide.tokens import PREFERENCES, STYLE_SHEET, is_colour, token_sets


@dataclass(frozen=True)
class Shown:
    """A component as readers would see it, once for each of its examples."""

    component: Component
    examples: tuple[tuple[str | Promise, SafeString], ...]


def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every token, component and block. Nothing is read but the site and its newest image."""
    site = Site.find_for_request(request)
    front_page = site.root_page.url_path if site else ""
    kinds = article_parts.kinds()
    context = {
        "components": [_shown(component, request) for component in components(front_page)],
        "icons": icons(),
        "kinds": kinds,
        "citations": article_parts.citations(kinds),
        "glossary": article_parts.GLOSSARY,
        "sample": article(url_path=front_page),
    }
    return render(request, "style_guide/style_guide.html", context | _tokens())


def _shown(component: Component, request: HttpRequest) -> Shown:
    return Shown(
        component,
        tuple(
            (example.name, render_to_string(component.path, dict(example.context), request))
            for example in component.examples
        ),
    )


def _tokens() -> dict[str, object]:
    sets = token_sets(STYLE_SHEET.read_text())
    light, dark = sets["light"], sets["dark"]
    return {
        "colours": [(name, value, dark[name]) for name, value in light.items() if is_colour(value)],
        "text_sizes": [item for item in light.items() if item[0].startswith("text-")],
        "spaces": [item for item in light.items() if item[0].startswith("space-")],
        "preferences": list(PREFERENCES),
        "contrasts": measured(sets),
    }
