"""Risks in numbers that people can picture."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blog.blocks.base import ArticleBlock, FieldTexts, Parts
from blog.blocks.features import HeadingBlock, LineBlock
from blog.blocks.frequencies import OUT_OF, FrequencyValue, build_count_field, refuse_impossible
from blog.blocks.safety import SAFETY, SourcesBlock, build_source_parts
from blog.record.content_parts import Paragraph, People, Run
from blog.record.labels import get_label
from evidence.frequency import Frequency, icon_array


def build_people_part(label: str, frequency: Frequency, outcome: str) -> People:
    """Return a number of people in words, with the description of its picture."""
    before = (Run(f"{label} "),) if label else ()
    runs = (*before, Run(frequency.sentence, bold=True), Run(f": {outcome}"))
    description = icon_array(frequency, "").description
    return People(runs, frequency.events, frequency.out_of, description)


class RiskBlock(FieldTexts, ArticleBlock, blocks.StructBlock):
    is_clinical = True

    heading = HeadingBlock()
    outcome = LineBlock(
        label=_("What happens"),
        max_length=200,
        help_text=_("In a few words, for example “back pain comes back within a year”."),
    )
    out_of = blocks.ChoiceBlock(label=_("Out of"), choices=OUT_OF)
    events = build_count_field(
        label=_("Number of people"),
        help_text=_("How many people it happens to. In a comparison: without treatment."),
    )
    treatment = LineBlock(
        label=_("Treatment"),
        required=False,
        max_length=100,
        help_text=_("Leave empty if there is no comparison."),
    )
    treated_events = build_count_field(
        label=_("Number of people with the treatment"), required=False
    )
    references = SourcesBlock()

    class Meta:
        icon = "view"
        label = _("Risk in numbers")
        description = _("How many people in 100 or 1,000 something happens to, with a picture.")
        group = SAFETY
        template = "blog/blocks/risk.html"
        value_class = FrequencyValue
        preview_value = {
            "heading": "How likely is it?",
            "outcome": "the pain in this sample comes back within a year",
            "out_of": "100",
            "events": 30,
            "treatment": "a sample treatment",
            "treated_events": 20,
        }

    def get_parts(self, value: FrequencyValue) -> Parts:
        outcome = value["outcome"]
        if value.frequency:
            label = get_label("without_treatment") if value.comparison else ""
            yield build_people_part(label, value.frequency, outcome)
        if value.comparison and value.treated:
            treatment = capfirst(value["treatment"] or get_label("with_treatment"))
            yield build_people_part(f"{treatment}:", value.treated, outcome)
            yield Paragraph((Run(f"{value.comparison.sentence}.", bold=True),))
        yield from build_source_parts(value)

    def clean(self, value: FrequencyValue) -> FrequencyValue:
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            refuse_impossible(cleaned)
        return cleaned
