"""Write rich text as readers get it: citations numbered, terms explained, links resolved."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText, features
from wagtail.rich_text.rewriters import EmbedRewriter, LinkRewriter, MultiRuleRewriter

from blog.record.places import replace_places
from blog.rich_text.glossary import Glossary
from blog.rich_text.glossary_annotations import explain
from blog.rich_text.links import Targets, build_link_rules

Rewrite = Callable[[str], str]


class AnnotatedText(RichText):
    """Rich text of an article whose HTML is made already; its source stays the editor's."""

    def __init__(self, source: str, html: SafeString) -> None:
        super().__init__(source)
        self.html = html

    def __html__(self) -> SafeString:
        return self.html


class MarkedSources(ListValue):
    """A list of sources with the mark that stands for it in an article."""

    mark = SafeString("")


@dataclass
class Annotator:
    """Annotate one body after the other, as of one article."""

    marks: Iterator[SafeString]
    targets: Targets
    glossary: Glossary
    explained: set[int] = field(default_factory=set)

    def annotate(self, body: StreamValue) -> StreamValue:
        """Return a copy of a body whose texts have their HTML, and whose lists of sources a mark.

        `marks` are those of the groups of all places, in order; each term is explained once.
        """
        rewrite = build_rewriter(self.marks, self.targets)

        def show(value: RichText | ListValue) -> RichText | ListValue:
            if isinstance(value, RichText):
                html = explain(rewrite(value.source), self.glossary, self.explained)
                return AnnotatedText(value.source, html)
            marked = MarkedSources(value.list_block, bound_blocks=value.bound_blocks)
            marked.mark = next(self.marks) if any(value) else SafeString("")
            return marked

        return replace_places(body, show)


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
    return sources.mark if isinstance(sources, MarkedSources) else SafeString("")
