"""Template tag of the JSON-LD in base.html, from the `head` in the context."""

import json
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from blog.seo.nodes import Crumb
from blog.seo.page_graph import build_page_graph
from blog.seo.structured_data import build_article_graph, build_json_ld
from site_identity.publisher import Publisher

register = template.Library()

# What could end a script element early, as JSON may spell it (as Django's json_script does).
JSON_ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&"}


@register.simple_tag(takes_context=True)
def structured_data(context: Context, publisher: Publisher) -> SafeString:
    """Return the page's JSON-LD in a script element; nothing for a page without an address."""
    head = context.get("head")
    if not head or not head.url:
        return SafeString("")
    trail = [Crumb(page.title, page.full_url or "") for page in context["nav"].trail]
    nodes = (
        build_article_graph(head.article, publisher, context["citations"], trail)
        if head.article
        else build_page_graph(head, publisher, trail)
    )
    data = _escape_json(build_json_ld(nodes))
    return format_html('<script type="application/ld+json">{}</script>', data)


def _escape_json(data: dict[str, Any]) -> SafeString:
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(JSON_ESCAPES))  # noqa: S308
