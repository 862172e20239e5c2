"""Blocks that people act on: evidence, red flags, disclaimer."""

from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing
from wagtail.snippets.blocks import SnippetChooserBlock

from blog.blocks.base import ArticleBlock, AttributeField, FieldTexts, Parts, build_list_part
from blog.blocks.effect import EffectBlock
from blog.blocks.features import INLINE, PROSE, HeadingBlock, LineBlock
from blog.blocks.writing import ProseBlock
from blog.choices import Urgency
from blog.record.content_parts import Note, Paragraph, Run
from blog.record.labels import get_label
from blog.record.sections import Meaning, extract_plain_text
from blog.rich_text.annotations import get_mark
from blog.rich_text.citation_numbering import MISSING_SOURCE
from blog.rich_text.html_parts import parse_parts, parse_runs
from evidence.certainty import Certainty
from evidence.models import Reference

SAFETY = _("Safety and evidence")


class SourceBlock(SnippetChooserBlock):
    """One reference; a comparison of revisions shows it by the name that a text cites it by."""

    def render_basic(self, value: Reference | None, context: Any = None) -> SafeString:
        return escape(getattr(value, "compared_as", value.label) if value else MISSING_SOURCE)


class SourcesBlock(AttributeField, blocks.ListBlock):
    """The references that a block rests on."""

    def __init__(self, **kwargs: Any) -> None:
        chooser = SourceBlock(Reference, label=_("Source"))
        label, help_text = _("Sources"), _("Readers see numbers, and a list at the end.")
        options = {"label": label, "help_text": help_text, "default": []} | kwargs
        super().__init__(chooser, **options)


def build_source_parts(value: Any) -> Parts:
    """Yield the numbers of the sources of a block, labelled as on the page."""
    if cited := parse_runs(get_mark(value.get("references"))):
        yield Note(get_label("sources"), cited)


class EvidenceValue(blocks.StructValue):
    @property
    def level(self) -> Certainty | None:
        """How sure the evidence makes us; None where nobody has graded it."""
        certainty = self.get("certainty")
        return Certainty(certainty) if certainty in Certainty.values else None


class EvidenceBlock(FieldTexts, ArticleBlock, blocks.StructBlock):
    is_clinical = True

    heading = HeadingBlock()
    statement = blocks.RichTextBlock(
        label=_("Statement"), features=INLINE, help_text=_("The claim, in a sentence or two.")
    )
    findings = blocks.RichTextBlock(
        label=_("Findings"),
        features=PROSE,
        required=False,
        help_text=_("What the studies found, and their limits."),
    )
    certainty = blocks.ChoiceBlock(
        label=_("Certainty"),
        choices=Certainty.choices,
        required=False,
        help_text=_("GRADE level. Leave empty if the evidence has not been graded."),
    )
    effect = EffectBlock(
        help_text=_(
            "How many people the treatment makes a difference to. Leave empty if not known."
        )
    )
    population = LineBlock(
        label=_("Population"),
        required=False,
        max_length=255,
        help_text=_("Who was studied, for example “adults with back pain for over 3 months”."),
    )
    references = SourcesBlock()

    class Meta:
        icon = "glasses"
        label = _("Evidence")
        description = _("A claim, the findings of studies, and how certain they are.")
        group = SAFETY
        template = "blog/blocks/evidence.html"
        value_class = EvidenceValue
        preview_value = {
            "heading": "Does walking help?",
            "statement": "<p>Walking may ease lower back pain.</p>",
            "findings": "<p>People who walked regularly reported less pain.</p>",
            "certainty": Certainty.LOW,
            "effect": {
                "outcome": "in this sample still have pain after a year",
                "out_of": "1000",
                "events": 300,
                "treated_events": 200,
            },
        }

    def get_parts(self, value: EvidenceValue) -> Parts:
        yield from parse_parts(value["statement"])
        yield from parse_parts(value["findings"])
        if sentence := value["effect"].sentence:
            yield Paragraph((Run(sentence, bold=True),))
        if value["population"]:
            yield Note(get_label("population"), (Run(value["population"]),))
        if level := value.level:
            yield Note(f"{level.label}.", (Run(str(level.meaning)),))
        yield from build_source_parts(value)

    def get_meaning(self, value: EvidenceValue, *, with_text: bool = True) -> Meaning:
        return Meaning(certainty=value.get("certainty") or "")


class RedFlagsValue(blocks.StructValue):
    @property
    def level(self) -> Urgency:
        """How soon to act."""
        return Urgency.parse_choice(self.get("urgency"))

    @property
    def how_soon(self) -> str:
        """When to act, in the words of all cards; empty if this one says itself what to do."""
        own = self.get("what_to_do")
        return "" if own and get_text_for_indexing(own.source).strip() else self.level.how_soon


class RedFlagsBlock(FieldTexts, ArticleBlock, blocks.StructBlock):
    is_clinical = True
    is_in_overviews = True

    heading = HeadingBlock()
    urgency = blocks.ChoiceBlock(
        label=_("Urgency"), choices=Urgency.choices, default=Urgency.URGENT
    )
    lead_in = blocks.RichTextBlock(label=_("Lead-in"), features=INLINE, required=False)
    signs = blocks.ListBlock(
        blocks.RichTextBlock(features=INLINE, label=_("Sign")), label=_("Signs")
    )
    what_to_do = blocks.RichTextBlock(
        label=_("What to do"),
        features=PROSE,
        required=False,
        help_text=_("Leave empty to show a standard sentence on how soon to act."),
    )

    class Meta:
        icon = "warning"
        label = _("Red flags")
        description = _("Signs that need help from a professional, and how soon.")
        group = SAFETY
        template = "blog/blocks/red_flags.html"
        value_class = RedFlagsValue
        preview_value = {
            "heading": "Get help now if you have back pain and",
            "urgency": Urgency.EMERGENCY,
            "lead_in": "",
            "signs": ["<p>you cannot control your bladder</p>"],
            "what_to_do": "<p>Do not wait for it to get better.</p>",
        }

    def get_parts(self, value: RedFlagsValue) -> Parts:
        yield from parse_parts(value["lead_in"])
        yield from build_list_part(value["signs"])
        if value.how_soon:
            yield Paragraph((Run(value.how_soon, bold=True),))
        else:
            yield from parse_parts(value["what_to_do"])

    def get_meaning(self, value: RedFlagsValue, *, with_text: bool = True) -> Meaning:
        signs = tuple(extract_plain_text(sign) for sign in value["signs"])
        return Meaning(urgency=value.get("urgency") or "", signs=signs)


class DisclaimerBlock(ProseBlock):
    heading = HeadingBlock(default=_("Disclaimer"))
    text = blocks.RichTextBlock(
        label=_("Text"),
        features=INLINE,
        required=False,
        help_text=_("Leave empty to show the site's own disclaimer."),
    )

    class Meta:
        icon = "info-circle"
        label = _("Disclaimer")
        description = _(
            "The limits of the article's advice. Without this block the site's text is shown."
        )
        group = SAFETY
        template = "blog/blocks/disclaimer.html"
        preview_value = {
            "heading": _("Disclaimer"),
            "text": "<p>This article is for information only.</p>",
        }
