"""Citations in the rich text editor: stored as an embed, shown to editors as a short name."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate_models import ContentState
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    HandlerState,
    InlineEntityElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from blog.rich_text.citation_numbering import MISSING_SOURCE, CitationEmbed
from evidence.models import Reference

FEATURE, ENTITY = "citation", "CITATION"


class CitationElementHandler(InlineEntityElementHandler):
    """Gives a stored citation, which has no text, the name that editors know its source by."""

    mutability = "IMMUTABLE"

    def __init__(self) -> None:
        super().__init__(ENTITY)

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return {"id": attrs.get("id", "")}

    def handle_endtag(self, name: str, state: HandlerState, contentstate: ContentState) -> None:
        key = state.current_entity_ranges[-1].key
        reference_id = contentstate.entity_map[key].data["id"]
        found = reference_id.isdecimal() and Reference.objects.filter(pk=reference_id).first()
        state.current_block.text += found.label if found else str(MISSING_SOURCE)
        super().handle_endtag(name, state, contentstate)


def build_citation_element(properties: dict[str, Any]) -> Any:
    """Return what is stored of a citation: which source, and none of its name."""
    return DOM.create_element("embed", {"embedtype": FEATURE, "id": properties["id"]})


def register_citations(features: FeatureRegistry) -> None:
    """Let editors cite in rich text with the feature "citation"."""
    features.register_embed_type(CitationEmbed)
    features.register_editor_plugin("draftail", FEATURE, build_citation_plugin())
    rule = {
        "from_database_format": {f'embed[embedtype="{FEATURE}"]': CitationElementHandler()},
        "to_database_format": {"entity_decorators": {ENTITY: build_citation_element}},
    }
    features.register_converter_rule("contentstate", FEATURE, rule)


def build_citation_plugin() -> EntityFeature:
    """Return the button of the editor, and the chooser that it opens."""
    chooser = Reference.snippet_viewset.chooser_viewset
    return EntityFeature(
        {
            "type": ENTITY,
            "icon": "openquote",
            "description": _("Cite a source"),
            "chooserUrls": {"referenceChooser": reverse_lazy(chooser.get_url_name("choose"))},
        },
        js=["wagtailadmin/js/chooser-modal.js", "blog/js/citation.js"],
    )
