"""Write rich text as readers get it: citations numbered, terms explained, links resolved."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText, features
from wagtail.rich_text.rewriters import EmbedRewriter, LinkRewriter, MultiRuleRewriter

from blog.rich_text.glossary import Glossary
from blog.rich_text.glossary_annotations import explain
from blog.rich_text.links import Targets, build_link_rules
from blog.rich_text.places import Place

Rewrite = Callable[[str], str]


class AnnotatedText(RichText):
    """Rich text of an article whose HTML is made already; its source stays the editor's."""

    def __init__(self, source: str, html: SafeString) -> None:
        super().__init__(source)
        self.html = html

    def __html__(self) -> SafeString:
        return self.html


def annotate(
    places: Iterable[Place], marks: Iterator[SafeString], glossary: Glossary, targets: Targets
) -> None:
    """Put its HTML in the place of each text, and its mark on each list of sources.

    `marks` are those of the groups of the places, in order. Each term is explained once.
    """
    rewrite, explained = build_rewriter(marks, targets), set[int]()
    for place in places:
        if isinstance(place.value, ListValue):
            place.value.mark = next(marks) if place.groups else SafeString("")
        else:
            html = explain(rewrite(place.value.source), glossary, explained)
            place.replace(AnnotatedText(place.value.source, html))


def build_rewriter(marks: Iterator[SafeString], targets: Targets) -> Rewrite:
    """Return what expands stored rich text, citations by `marks`, one after the other."""

    def cite(attrs_list: list[dict[str, str]]) -> list[str]:
        return [next(marks) if attrs.get("id", "").isdecimal() else "" for attrs in attrs_list]

    links = {name: h.expand_db_attributes_many for name, h in features.get_link_types().items()}
    embeds = {name: h.expand_db_attributes_many for name, h in features.get_embed_types().items()}
    return MultiRuleRewriter(
        [
            LinkRewriter(bulk_rules={**links, **build_link_rules(targets)}),
            EmbedRewriter(bulk_rules={**embeds, "citation": cite}),
        ]
    )


def get_mark(sources: ListValue | None) -> SafeString:
    """Return the numbers of a list of sources; nothing where no article was read."""
    return getattr(sources, "mark", mark_safe(""))
