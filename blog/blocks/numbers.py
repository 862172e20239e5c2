"""Risks in numbers that people can picture."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from blog.blocks.features import HeadingBlock
from blog.blocks.frequencies import OUT_OF, FrequencyValue, count_block, refuse_impossible
from blog.blocks.safety import SAFETY, SourcesBlock, cited_ids


class RiskValue(FrequencyValue):
    @property
    def cited_ids(self) -> tuple[int, ...]:
        return cited_ids(self)


class RiskBlock(blocks.StructBlock):
    heading = HeadingBlock()
    outcome = blocks.CharBlock(
        label=_("What happens"),
        max_length=200,
        help_text=_("In a few words, such as “back pain comes back within a year”."),
    )
    out_of = blocks.ChoiceBlock(label=_("Out of"), choices=OUT_OF)
    events = count_block(
        label=_("Number of people"),
        help_text=_("Whom it happens to; without the treatment, if you compare."),
    )
    treatment = blocks.CharBlock(
        label=_("Treatment"), required=False, max_length=100, help_text=_("Leave empty for none.")
    )
    treated_events = count_block(label=_("Number of people with the treatment"), required=False)
    references = SourcesBlock()

    class Meta:
        icon = "view"
        label = _("Risk in numbers")
        description = _("How many people in 100 or 1,000 something happens to, with a picture.")
        group = SAFETY
        template = "blog/blocks/risk.html"
        value_class = RiskValue
        preview_value = {
            "heading": "How likely is it?",
            "outcome": "the pain in this sample comes back within a year",
            "out_of": "100",
            "events": 30,
            "treatment": "a sample treatment",
            "treated_events": 20,
        }

    def clean(self, value: RiskValue) -> RiskValue:
        cleaned = super().clean(value)
        if not self.is_deferred_validation:
            refuse_impossible(cleaned)
        return cleaned
